import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { choose, downloaded, newPage, openChatOf, say, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

const hello = { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] };
const tooMuch = { choose: "Let's begin", expect: [{ name: 'is at the end at once', phase: 'IDENTITY_BRAINSTORMING' }] };
const rehearsals = [
  { name: 'says hello', script: [hello], repeat: 3 },
  { name: 'expects too much', script: [hello, tooMuch], repeat: 3 },
];

async function ended(order: object): Promise<RehearsalRunView> {
  const { body } = await system.api<{ id: string }>('POST', '/rehearsal-runs', { body: order, headers: prefer });
  return waitFor(
    'the run to be over',
    async () => {
      const { body: run } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${body.id}`);
      return run.verdict === null ? undefined : run;
    },
    { withinMs: 120_000 },
  );
}

/** The scenario that an address is of. */
const madeAt = async (url: string) =>
  (await system.api<ScenarioView>('GET', `/test-scenarios/${/scenarios\/([^/]+)/.exec(url)?.[1] ?? ''}`)).body;

describe('a rehearsal in a real browser', () => {
  it('is made of what was said in a chat, with the ends that somebody picks, and is run', async () => {
    const body = { name: 'Talked to, to be recorded', template: anEmptyTemplate() };
    await system.api('POST', '/test-scenarios', { body, headers: prefer });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, body.name);
    await choose(page, 'Actions', 'Make a rehearsal…');
    const dialog = page.getByRole('dialog', { name: 'Make a rehearsal' });
    await dialog.getByText('Nobody had said anything').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await say(page, 'Hello');
    await choose(page, 'Actions', 'Clock 1 day ahead');
    await page.getByRole('button', { name: 'Clock: +1d' }).waitFor();
    await page.getByRole('button', { name: "Let's begin" }).click();
    await page
      .getByRole('log', { name: 'Conversation' })
      .getByRole('article', { name: /^Coach/ })
      .nth(1)
      .waitFor();
    await page.locator('[role=log][aria-busy=false]').waitFor();
    const line = page.getByRole('button', { name: /^\+2 actions · phase 1 → 2 · [\d.]+ m?s · scripted$/ });
    await line.waitFor();
    // It can be pressed, and is on paper all the same.
    await page.emulateMedia({ media: 'print' });
    await line.waitFor();
    expect(await page.getByRole('button', { name: 'Actions', exact: true }).isVisible()).toBe(false);
    await page.emulateMedia({ media: null });

    // Up to an earlier turn, where that is looked at.
    const steps = dialog.getByRole('list', { name: 'What the person does' }).getByRole('listitem');
    await page.getByRole('button', { name: 'Look back at earlier turns' }).click();
    await page.getByRole('button', { name: 'One turn back' }).click();
    await page.getByText(/^As of turn 1: “Hello”/).waitFor();
    await page.getByRole('button', { name: 'Make a rehearsal', exact: true }).click();
    await steps.getByText('says “Hello”').waitFor();
    expect(await steps.count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Back to now' }).click();

    // Up to a message, of which there are four by now.
    await choose(page, 'More for message 1', 'Make a rehearsal up to here…');
    await page.getByRole('heading', { name: 'Make a rehearsal up to message 1' }).waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('says hello alone');
    expect(await steps.allInnerTexts()).toEqual(['says “Hello”']);
    await dialog.getByRole('button', { name: 'Make the scenario' }).click();
    await page.getByRole('row').filter({ hasText: 'says hello alone' }).getByText('never run').waitFor();
    expect((await madeAt(page.url())).rehearsals).toMatchObject([
      { script: [{ say: 'Hello' }], expectations: [{ phase: 'INTRODUCTION' }, { count: 0 }] },
    ]);
    await page.goBack();

    await choose(page, 'Actions', 'Make a rehearsal…');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('begins the next day');
    await steps.nth(2).waitFor();
    expect(await steps.allInnerTexts()).toEqual([
      'says “Hello”',
      'has the clock move by 1d',
      "takes the choice “Let's begin”",
    ]);
    await dialog.getByRole('checkbox', { name: 'how many identities there are' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'the phases that were entered' }).check();
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
    const file = await downloaded(page, () => dialog.getByRole('button', { name: 'Save as a file' }).click());
    expect(file.name).toBe('begins-the-next-day.json');
    const saved = checkScenarioFile(file.content.toString());
    await dialog.getByRole('button', { name: 'Make the scenario' }).click();
    await page.getByRole('row').filter({ hasText: 'begins the next day' }).getByText('never run').waitFor();
    const { id, rehearsals: made } = await madeAt(page.url());
    expect(saved.ok && saved.content.rehearsals).toEqual(made);
    expect(made.map(({ expectations }) => expectations)).toEqual([
      [
        { phase: 'GET_TO_KNOW_YOU' },
        { actions: { required: ['TRANSITION_PHASE', 'UPDATE_ASKED_QUESTIONS'] } },
        { phases: ['INTRODUCTION', 'GET_TO_KNOW_YOU'] },
      ],
    ]);
    const run = { rehearsals: [{ scenario_id: id, rehearsal: 'begins the next day' }] };
    expect(await ended(run)).toMatchObject({ verdict: 'passed' });
    expect(complaints).toEqual([]);
  });
});

describe('the trials of a run, in a real browser,', () => {
  it('are gone through by keys alone, and are on paper what was said, done and expected', async () => {
    const files = [{ content: { name: 'Gone through by keys', template: anEmptyTemplate(), rehearsals } }];
    const { id: run } = await ended({ files });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.goto(`${system.url}/#/rehearsal-runs/${run}`);
    const trial = (rehearsal: string, number: number) =>
      page.getByRole('list', { name: `Trials of ${rehearsal}` }).getByRole('link', { name: `trial ${number} ` });
    const hasFocus = (where: ReturnType<typeof trial>) => where.and(page.locator(':focus')).waitFor();
    await trial('expects too much', 3).waitFor();
    const first = trial('says hello', 1).and(page.locator(':focus'));
    await waitFor('the keyboard to come to the trials', async () => {
      await page.keyboard.press('Tab');
      return (await first.count()) === 1;
    });
    for (const [key, rehearsal, number] of [
      ['ArrowRight', 'says hello', 2],
      ['End', 'says hello', 3],
      ['ArrowDown', 'expects too much', 3],
      ['ArrowLeft', 'expects too much', 2],
      ['ArrowUp', 'says hello', 2],
      ['Home', 'says hello', 1],
      ['ArrowUp', 'says hello', 1],
      ['ArrowDown', 'expects too much', 1],
    ] as const) {
      await page.keyboard.press(key);
      await hasFocus(trial(rehearsal, number));
    }
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { level: 1, name: 'expects too much, trial 1' });
    await title.waitFor();
    await page.getByRole('button', { name: 'is at the end at once' }).press('Enter');
    await page.getByRole('region', { name: 'Step 2' }).and(page.locator(':focus')).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.emulateMedia({ media: 'print' });
    await title.waitFor();
    const step = page.getByRole('region', { name: 'Step 2' });
    await step.getByText("Let's begin", { exact: true }).waitFor();
    await step.getByRole('list', { name: 'Actions of this turn' }).getByText('TRANSITION_PHASE').waitFor();
    await step.getByRole('list', { name: 'Expectations of step 2' }).getByText('is at the end at once').waitFor();
    await page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: /Fork|Copy/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'The whole run' }).count()).toBe(0);
    await page.emulateMedia({ media: null });
    await page.goBack();
    await hasFocus(trial('expects too much', 1));
    expect(complaints).toEqual([]);
  });
});
