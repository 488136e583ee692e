import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Page } from 'playwright-core';
import { choose, newPage, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

/** A trial goes through a whole system, and others may be busy on the machine. */
const ENDS_WITHIN_MS = 120_000;

const beginning = [
  { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] },
  { choose: "Let's begin", expect: [{ name: 'is at the end at once', phase: 'IDENTITY_BRAINSTORMING' }] },
];
const rehearsals = [
  { name: 'says hello', script: beginning.slice(0, 1) },
  { name: 'expects too much', script: beginning },
];

async function aScenario(name: string): Promise<string> {
  const body = { name, template: anEmptyTemplate(), rehearsals };
  return (await system.api<{ id: string }>('POST', '/test-scenarios', { body, headers: prefer })).body.id;
}

/** A run of a rehearsal that no scenario holds. */
async function aRunOfAFile(script = rehearsals.slice(1), name = 'In a file'): Promise<string> {
  const content = { name, template: anEmptyTemplate(), rehearsals: script };
  const body = { files: [{ file: 'in-a-file.json', content }] };
  return (await system.api<{ id: string }>('POST', '/rehearsal-runs', { body, headers: prefer })).body.id;
}

const untilOver = (id: string) =>
  waitFor(
    `the run ${id} to be over`,
    async () => (await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`)).body.verdict,
    { withinMs: ENDS_WITHIN_MS },
  );

async function faultsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

describe('rehearsals in a real browser', () => {
  it('are run from their list, and a failing trial is gone on with from before its failure', async () => {
    await aScenario('Rehearsed in the browser');
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Rehearsals', exact: true }).click();
    const search = page.getByRole('searchbox', { name: 'Search rehearsals' });
    const long = page.getByText('comes back after three days and is not asked again who she is', { exact: true });
    await search.fill('after three days');
    await long.waitFor();
    // Of a longer name, only the tooltip has the end.
    const isWhole = (name: { scrollHeight: number; clientHeight: number; scrollWidth: number; clientWidth: number }) =>
      name.scrollHeight <= name.clientHeight && name.scrollWidth <= name.clientWidth;
    expect(await long.evaluate(isWhole)).toBe(true);
    await search.fill('rehearsed in the browser');
    await page.getByRole('row').filter({ hasText: 'says hello' }).getByText('never run').waitFor();
    await page.getByRole('link', { name: 'Run expects too much' }).click();
    await page.getByRole('textbox', { name: 'Trials of each' }).fill('2');
    await page.getByText('1 rehearsal, 2 trials').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();

    await page.getByRole('status', { name: /^Failed/ }).waitFor({ timeout: ENDS_WITHIN_MS });
    await page.getByRole('table', { name: 'Gate' }).getByText('not met').waitFor();
    const broken = page.getByRole('list', { name: 'What broke' }).getByRole('listitem');
    await broken.getByText('is at the end at once').waitFor();
    await broken.getByText('Broke in 2 of 2 trials').waitFor();
    await expect(broken.count()).resolves.toBe(1);
    expect(await faultsOn(page)).toEqual([]);
    const run = page.url();

    await broken.getByRole('link', { name: 'trial 1' }).click();
    await page.getByRole('heading', { name: 'expects too much, trial 1' }).waitFor();
    const second = page.getByRole('region', { name: 'Step 2' });
    await second
      .getByRole('article', { name: /^Person, choosing/ })
      .getByText("Let's begin")
      .waitFor();
    await second.getByRole('list', { name: 'Expectations of step 2' }).getByText('is at the end at once').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fork before the failure' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const talk = page.getByRole('log', { name: 'Conversation' }).getByRole('article');
    await talk.first().waitFor();
    await expect(talk.allInnerTexts()).resolves.toEqual([
      expect.stringContaining('Hello'),
      expect.stringMatching(/^Coach/),
    ]);

    await page.goto(`${system.url}/#/rehearsals?q=rehearsed+in+the+browser`);
    const row = page.getByRole('row').filter({ hasText: 'expects too much' });
    await row.getByTitle(/^Of 2 trials/).waitFor();
    await row.getByRole('link', { name: /^always fails, 0 of 2 trials passed/ }).click();
    await page.getByRole('table', { name: 'Gate' }).waitFor();
    expect(page.url()).toBe(run);
    expect(complaints).toEqual([]);
  });

  it('are scheduled by a form, run now from there, and lead to their run', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Schedules' }).click();
    await page.getByRole('button', { name: 'New schedule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('every-night');
    await dialog.getByText('Rehearsals', { exact: true }).click();
    const chosen = dialog.getByRole('combobox', { name: 'Rehearsals' });
    await chosen.fill('says hello');
    await page.getByRole('option', { name: 'says hello (Rehearsed in the browser)' }).click();
    await chosen.press('Tab');
    await dialog.getByRole('textbox', { name: 'Trials of each' }).fill('2');
    expect(await faultsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Queue every night at 02:00' }).click();
    const row = page.getByRole('row').filter({ hasText: 'every-night' });
    await row.getByText('says hello', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'More for every-night' }).click();
    await page.getByRole('menuitem', { name: 'Run now' }).click();
    await page.getByText('says hello is queued.').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    const { body } = await system.api<{ items: RehearsalRunView[] }>('GET', '/rehearsal-runs?limit=1');
    expect(body.items[0]?.rehearsals).toMatchObject([{ rehearsal: 'says hello', trials: 2 }]);
    await untilOver(body.items[0]?.id ?? '');
    expect(complaints).toEqual([]);
  });

  it('that came as a file are opened, forked, compared and covered like those of a scenario', async () => {
    const runs = [await aRunOfAFile(), await aRunOfAFile()];
    for (const id of runs) await untilOver(id);
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Rehearsals', exact: true }).click();
    await page.getByRole('link', { name: 'All runs' }).click();
    const row = page.getByRole('row').filter({ hasText: 'of In a file, from files' });
    await row.first().getByText('0 of 1 passed').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await row.first().getByRole('link', { name: 'expects too much' }).click();
    await page.getByRole('list', { name: 'What broke' }).getByRole('link', { name: 'trial 1' }).click();
    await page.getByRole('link', { name: 'Open this instance' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByRole('heading', { name: 'In a file' }).waitFor();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Reset' }).waitFor();
    await expect(page.getByRole('menuitem', { name: 'Start fresh' }).count()).resolves.toBe(0);
    await page.keyboard.press('Escape');
    await page.goBack();
    await page.getByRole('button', { name: 'Fork before the failure' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByText('expects too much, trial 1, before it broke').waitFor();

    await page.goto(`${system.url}/#/rehearsal-runs/${runs[1]}`);
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('status').getByText('The same as before').waitFor();
    await page.getByRole('link', { name: 'Trial 1 of expects too much side by side' }).click();
    await page.getByText('2 turns the same in both').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'The run' }).click();
    await page.getByRole('link', { name: 'Coverage' }).click();
    await page
      .getByRole('table', { name: 'Actions by phase' })
      .getByRole('link', { name: 'Transition Phase in Introduction: 1 trial' })
      .click();
    const covering = page.getByRole('list', { name: 'Trials that covered it' }).getByRole('link');
    await covering.first().waitFor();
    await expect(covering.allInnerTexts()).resolves.toEqual(['expects too much, trial 1']);
    expect(await faultsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('that passed are pinned, found among the others, and what later ones are held against', async () => {
    const says = () => aRunOfAFile(rehearsals.slice(0, 1), 'To be pinned');
    const [pinned, between, last] = [await says(), await says(), await says()];
    for (const id of [pinned, between, last]) await untilOver(id);
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.goto(`${system.url}/#/rehearsal-runs/${pinned}`);
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    await page.getByRole('button', { name: 'Unpin' }).waitFor();
    await page.getByText('pinned', { exact: true }).waitFor();
    expect(await faultsOn(page)).toEqual([]);

    await page.goto(`${system.url}/#/rehearsal-runs?q=to+be+pinned`);
    const rows = page.getByRole('table', { name: 'Rehearsal runs' }).getByRole('row').filter({ hasText: 'says hello' });
    await rows.nth(2).waitFor();
    await page.getByRole('combobox', { name: 'Pin' }).selectOption('Pinned ones');
    await rows.nth(1).waitFor({ state: 'detached' });
    await rows.getByText('pinned', { exact: true }).waitFor();
    expect(await faultsOn(page)).toEqual([]);

    await page.goto(`${system.url}/#/rehearsal-runs/${last}/compare`);
    await page.getByRole('status').getByText('The same as before').waitFor();
    await page.getByRole('combobox', { name: 'Held against' }).click();
    const group = page.getByRole('group', { name: 'Pinned' });
    await group.getByRole('option', { selected: true }).waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto(`${system.url}/#/rehearsal-runs/${pinned}`);
    await page.getByRole('button', { name: 'Unpin' }).click();
    await page.getByRole('button', { name: 'Pin', exact: true }).waitFor();
    const { stdout } = await system.rehearse('runs', 'list', '--pinned');
    expect(stdout).not.toContain(pinned);
    expect(complaints).toEqual([]);
  });

  it('are looked at and not run by a viewer, and fit on a phone', async () => {
    const id = await aScenario('Looked at in the browser');
    const { page } = await newPage(browser);
    await signIn(page, system, 'viewer');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${system.url}/#/rehearsals?q=looked+at`);
    const cards = page.getByRole('list', { name: 'Rehearsals' }).getByRole('listitem');
    await cards.filter({ hasText: 'expects too much' }).waitFor();
    await expect(page.getByRole('link', { name: /^(Run|New run)/ }).count()).resolves.toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOn(page)).toEqual([]);
    await page.goto(`${system.url}/#/rehearsals/new`);
    await page.getByText('Your role may look at rehearsals, and not run them.').waitFor();

    await page.goto(`${system.url}/#/scenarios/${id}`);
    await page.getByText('2 rehearsals, never run yet').waitFor();
    await page.getByRole('link', { name: 'Primary' }).waitFor();
    const parts = page.getByRole('navigation', { name: 'Scenario' }).getByRole('link');
    expect(await parts.allInnerTexts()).toEqual(['Overview', 'Contents', 'Rehearsals', 'Versions']);
    await expect(page.getByRole('link', { name: 'Run all' }).count()).resolves.toBe(0);
    await expect(page.getByRole('button', { name: 'New instance' }).count()).resolves.toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOn(page)).toEqual([]);
    await page.goto(`${system.url}/#/scenarios/${id}/activity`);
    await page.getByText('Your role may look at scenarios, and not read the audit.').waitFor();
  });

  it('stand on the page of their scenario, which leads to its chats, its versions and what was done to it', async () => {
    const id = await aScenario('With a page of its own');
    const body = { rehearsals: [{ scenario_id: id, rehearsal: 'says hello' }], repeat: 1 };
    const run = await system.api<{ id: string }>('POST', '/rehearsal-runs', { body, headers: prefer });
    await untilOver(run.body.id);
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('searchbox', { name: 'Search scenarios' }).fill('With a page');
    await page.getByRole('link', { name: 'With a page of its own', exact: true }).click();
    await page.getByRole('heading', { name: 'With a page of its own' }).waitFor();
    const runs = page.getByRole('table', { name: 'Last rehearsal runs' });
    await runs.getByRole('row').filter({ hasText: 'says hello' }).getByText('always passes').waitFor();
    await page.getByRole('button', { name: 'New instance' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill('Made from the page');
    await page.getByRole('dialog').getByRole('button', { name: 'Create instance' }).click();
    await page.getByRole('button', { name: 'Instances, now Made from the page' }).waitFor();
    await choose(page, 'Actions', 'Go to the scenario');
    await page.getByRole('table', { name: 'Instances' }).getByRole('link', { name: 'Made from the page' }).waitFor();

    const part = (name: string) => page.getByRole('navigation', { name: 'Scenario' }).getByRole('link', { name });
    await part('Edit').click();
    await page.getByRole('textbox', { name: 'Description' }).fill('What it is for');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved as version 2').waitFor();
    await part('Versions').click();
    await page.getByRole('heading', { name: 'From version 1 to 2' }).waitFor();
    await part('Rehearsals').click();
    await page.getByRole('row').filter({ hasText: 'expects too much' }).getByText('never run').waitFor();
    await part('Activity').click();
    await page
      .getByRole('button', { name: /asked to create the scenario/ })
      .first()
      .waitFor();
    await part('Overview').click();
    await page.getByText('What it is for').waitFor();
    expect(complaints).toEqual([]);
  });

  it('are kept when their scenario is saved, and shown where they are written', async () => {
    const id = await aScenario('Edited in the browser');
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.goto(`${system.url}/#/scenarios/${id}/edit`);
    await page.getByRole('textbox', { name: 'Description' }).fill('With another description');
    await page.getByRole('tab', { name: 'Rehearsal' }).click();
    await page.getByRole('button', { name: /^Rehearsal 2/ }).click();
    await page.getByText('is at the end at once').first().waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved as version 2').waitFor();
    const { body } = await system.api<ScenarioView>('GET', `/test-scenarios/${id}`);
    expect(body.description).toBe('With another description');
    expect(body.rehearsals).toMatchObject(rehearsals);
    expect(complaints).toEqual([]);
  });
});
