import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '@rehearsal/testing/browser';
import { aGuest } from './a-guest.js';
import { newPage, openChatOf, signIn } from './browser.js';
import { prefer, startSystem, type System } from './system.js';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

async function say(page: Page, text: string): Promise<void> {
  const messages = page.getByRole('log', { name: 'Conversation' });
  const replies = await messages.getByRole('article', { name: /^Coach/ }).count();
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await expect(
    messages
      .getByRole('article', { name: /^Coach/ })
      .nth(replies)
      .waitFor(),
  ).resolves.toBeUndefined();
  // A reply is shown while it is still written: only then is the turn over.
  await page.locator('[role=log][aria-busy=false]').waitFor();
}

/** What the browser is handed as a file when `press` is done. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

const choose = async (page: Page, menu: string | RegExp, item: string) => {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

async function seriousFaults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

describe('the admin UI in a real browser', () => {
  it('writes a scenario, chats with it, shows a second watcher the same, resets and freezes', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);

    await page.getByRole('link', { name: 'New scenario' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Written in the browser');
    await page.getByRole('region', { name: 'Validation' }).getByText('The scenario is valid').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByRole('status').getByText('equals template').waitFor();

    const watcher = await newPage(browser);
    await signIn(watcher.page, system);
    await watcher.page.goto(page.url());
    await watcher.page.getByRole('textbox', { name: 'Message' }).waitFor();

    await say(page, 'Hello, I am here to find out what I want to do with my life.');
    await page.getByRole('status').getByText('differs from template').waitFor();
    await watcher.page.getByText('find out what I want to do with my life').waitFor();

    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByRole('status').getByText('equals template').waitFor();
    await page.getByRole('button', { name: 'Undo reset' }).click();
    await page.getByRole('status').getByText('differs from template').waitFor();

    await page.getByRole('button', { name: 'Freeze', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Scenario name' }).fill('Frozen in the browser');
    await page.getByRole('dialog').getByRole('button', { name: 'Freeze session' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const { body } = await system.api<{ items: { name: string }[] }>('GET', '/test-scenarios?q=in%20the%20browser');
    expect(body.items.map(({ name }) => name)).toEqual(['Frozen in the browser', 'Written in the browser']);
    expect([...complaints, ...watcher.complaints]).toEqual([]);
  });

  it('shows what a freeze replaces, and does what was decided about it', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Amara Okafor');
    await say(page, 'I am Amara, write to amara@okafor.org, or to my friend at friend@work.org');
    const freeze = async (name: string, decide: (dialog: Locator) => Promise<void>) => {
      await page.getByRole('button', { name: 'Freeze', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Scenario name' }).fill(name);
      await decide(dialog);
      await dialog.getByRole('button', { name: 'Freeze session' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const { body } = await system.api<{ items: { id: string }[] }>(
        'GET',
        `/test-scenarios?q=${encodeURIComponent(name)}`,
      );
      return (await system.api<ScenarioView>('GET', `/test-scenarios/${body.items[0]?.id ?? ''}`)).body;
    };
    const lastWordsOf = ({ template }: ScenarioView) =>
      template.chat_messages.findLast(({ role }) => role === 'user')?.content;

    const reviewed = await freeze('Reviewed in the browser', async (dialog) => {
      await dialog.getByRole('textbox', { name: 'What stands in place of Amara', exact: true }).fill('Kim');
      await dialog.getByRole('checkbox', { name: 'Replace friend@work.org' }).uncheck();
      expect(await seriousFaults(new AxeBuilder({ page }).include('[role=dialog]'))).toEqual([]);
    });
    expect(lastWordsOf(reviewed)).toMatch(/^I am Kim, write to \S+\.invalid, or to my friend at friend@work\.org$/);

    await page.getByRole('link', { name: 'Scenarios' }).click();
    await openChatOf(page, 'Amara Okafor');
    const raw = await freeze('Kept in the browser', async (dialog) => {
      await dialog.getByRole('switch', { name: 'Keep personal data as it is' }).check();
      const isReady = dialog.getByRole('button', { name: 'Freeze session' }).isEnabled();
      expect(await isReady).toBe(false);
      await dialog.getByRole('textbox', { name: 'Why is it kept?' }).fill('Everybody in it is made up');
    });
    expect(lastWordsOf(raw)).toContain('amara@okafor.org');
    expect(raw.source?.raw_reason).toBe('Everybody in it is made up');
    expect(complaints).toEqual([]);
  });

  it('keeps what was typed when sending fails, which the older system lost (its defect 15)', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Amara Okafor');
    await page.route('**/messages', (route) => route.abort());
    await page.getByRole('textbox', { name: 'Message' }).fill('Do not lose this');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await expect(page.getByRole('textbox', { name: 'Message' }).inputValue()).resolves.toBe('Do not lose this');
  });

  it("takes the test user's conversation away, forks it at a message, and moves the clock of the fork", async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Amara Okafor');
    await say(page, 'My words, and nobody else’s');
    const json = await downloaded(page, () => choose(page, 'Export', 'JSON, with ids and times'));
    const openai = await downloaded(page, () => choose(page, 'Export', 'OpenAI messages'));
    const xml = await downloaded(page, () => choose(page, 'Export', 'XML'));
    const { items } = JSON.parse(json.content.toString()) as { items: { id: string; role: string; content: string }[] };
    const mine = items.findIndex(({ content }) => content === 'My words, and nobody else’s');
    expect(items[0]?.id).toMatch(/-primary-m0$/);
    expect((JSON.parse(openai.content.toString()) as unknown[])[mine]).toEqual({
      role: 'user',
      content: 'My words, and nobody else’s',
    });
    expect([xml.name, xml.content.toString()]).toEqual([
      expect.stringMatching(/^amara-okafor.*\.xml$/),
      expect.stringContaining('<content>My words, and nobody else’s</content>'),
    ]);

    await page.getByRole('button', { name: `Fork after message ${mine + 1}` }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill('From here on');
    await page.getByRole('dialog').getByRole('button', { name: 'Fork' }).click();
    await page.getByRole('button', { name: 'Instances, now From here on' }).waitFor();
    await page.getByText('My words, and nobody else’s').waitFor();
    await waitFor(
      'nothing of what was said behind it',
      async () => (await page.getByRole('article').count()) === mine + 1,
    );

    await choose(page, /^Clock/, '1 day ahead');
    await page.getByRole('button', { name: 'Clock: +1d' }).waitFor();
    await choose(page, /^Clock/, 'Other…');
    await page.getByRole('dialog').getByRole('textbox', { name: 'How far' }).fill('2d 3h');
    await page.getByRole('dialog').getByRole('button', { name: 'Move clock' }).click();
    await page.getByRole('button', { name: 'Clock: +3d 3h' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('goes back to an earlier turn, shows what was then, and forks from there', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Søren Lindqvist');
    await say(page, 'My first words');
    await say(page, 'My second words');
    const talk = page.getByRole('log', { name: 'Conversation' });
    await page.getByRole('button', { name: 'Look back at earlier turns' }).click();
    await page.getByRole('button', { name: 'One turn back' }).click();
    await page.getByText(/^As of turn 1: “My first words”/).waitFor();
    await page.getByText('As it was at version').waitFor();
    await talk.getByText('My second words').waitFor({ state: 'hidden' });
    await talk.getByText('My first words').waitFor();
    await expect(page.getByRole('textbox', { name: 'Message' }).count()).resolves.toBe(0);
    expect(await seriousFaults(new AxeBuilder({ page }))).toEqual([]);

    await page.getByRole('slider', { name: 'Turn that is looked at' }).press('End');
    await talk.getByText('My second words').waitFor();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByRole('button', { name: 'One turn back' }).click();
    await page.getByText('As it was at version').waitFor();
    await page.getByRole('button', { name: 'Fork here', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill('Before the second');
    await page.getByRole('dialog').getByRole('button', { name: 'Fork' }).click();
    await page.getByRole('button', { name: 'Instances, now Before the second' }).waitFor();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await talk.getByText('My first words').waitFor();
    await expect(talk.getByText('My second words').count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });

  it('exports a scenario, imports it again, and brings an older version back', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    const file = await downloaded(page, () =>
      choose(page, 'More for Søren Lindqvist: not a word yet', 'Export as a file'),
    );
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    const buffer = file.content;
    await dialog.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: 'application/json', buffer });
    await dialog.getByRole('status').getByText('A scenario.').waitFor();
    await dialog.getByRole('textbox', { name: 'Scenario name' }).fill('Brought in');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { name: 'Brought in' }).waitFor();
    const { body: found } = await system.api<{ items: { id: string }[] }>('GET', '/test-scenarios?q=Brought%20in');
    const id = found.items[0]?.id ?? '';
    const template = async () =>
      (await system.api<{ template: unknown }>('GET', `/test-scenarios/${id}/export`)).body.template;
    const exported = (JSON.parse(buffer.toString()) as { template: unknown }).template;
    expect(await template()).toEqual(exported);

    await system.api('PATCH', `/test-scenarios/${id}`, {
      body: { template: { user: { first_name: 'Asta' } } },
      headers: prefer,
    });
    await page.goto(`${system.url}/#/scenarios/${id}/versions`);
    await page.getByRole('list', { name: 'Differences' }).getByText('/template/user/first_name').waitFor();
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    await page.getByRole('heading', { name: 'From version 2 to 3' }).waitFor();
    expect(await template()).toEqual(exported);
    expect(complaints).toEqual([]);
  });

  it('says what is wrong with a file before and after it is sent', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    const give = (name: string, text: string) =>
      dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await give('notes.json', 'neither');
    await dialog.getByRole('alert').getByText('Neither JSON nor XML').waitFor();
    await give('talk.json', '[{"role": "user", "content": 7}]');
    await dialog.getByRole('textbox', { name: 'Scenario name' }).fill('Never made');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog
      .getByRole('alert')
      .getByText(/line 1, column \d+/)
      .waitFor();
  });

  it('queues a load run, follows it to its verdict, and hands out its report and evidence', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Load runs' }).click();
    await page.getByRole('table', { name: 'Workers' }).getByText('free').waitFor();
    await page.getByRole('button', { name: 'Run test-completion-standard' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /^Single run/ }).check();
    await dialog.getByRole('checkbox', { name: /^Run beside others/ }).check();
    await dialog.getByRole('button', { name: 'Queue run' }).click();
    await page.getByRole('status', { name: /^Passed/ }).waitFor({ timeout: 120_000 });
    await page.getByRole('region', { name: 'Thresholds' }).waitFor();
    await page.getByText('beside others', { exact: true }).waitFor();

    const [report] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open report' }).click(),
    ]);
    await report.getByRole('heading', { level: 1, name: 'test-completion-standard' }).waitFor();
    await expect(report.evaluate('window.opener')).resolves.toBeNull();
    const junit = await downloaded(page, () => choose(page, 'Download the report', 'JUnit XML'));
    expect(junit.content.toString()).toContain('<testsuite name="test-completion-standard"');

    const log = page.getByRole('table', { name: 'Evidence' }).getByRole('row').filter({ hasText: 'log.txt' });
    const shown = await log.locator('[title]').getAttribute('title');
    const { content } = await downloaded(page, () => log.getByRole('button', { name: 'Download log.txt' }).click());
    expect(createHash('sha256').update(content).digest('hex')).toBe(shown);

    const path = new URL(page.url()).hash;
    await page.getByRole('button', { name: 'Make it the baseline' }).click();
    await page.getByRole('button', { name: 'Is the baseline' }).waitFor();
    await page.goto(`${system.url}/${path}/compare?with=baseline`);
    await page.getByRole('table', { name: 'Differences' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('lists a live session, follows it, and freezes it without writing to it', async () => {
    const { page, complaints } = await newPage(browser);
    const session = await aGuest(system, ['Good evening from a guest']);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Sessions' }).click();
    const row = page.getByRole('row').filter({ hasText: session.slice(-8) });
    await row.getByText('open').waitFor();
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /^Live session of/ }).waitFor();
    await page.getByText('A live session is never written to.').waitFor();
    await page.getByRole('log', { name: 'Conversation' }).getByText('Good evening from a guest').waitFor();
    await page.getByRole('button', { name: 'Freeze', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Scenario name' }).fill('A guest, frozen');
    await page.mouse.click(5, 5);
    await expect(dialog.getByRole('textbox', { name: 'Scenario name' }).inputValue()).resolves.toBe('A guest, frozen');
    await dialog.getByRole('button', { name: 'Freeze session' }).click();
    await page.getByRole('heading', { level: 1, name: 'A guest, frozen' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows a new token until the person says that it is copied', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Tokens' }).click();
    await page.getByRole('button', { name: 'New token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Token name' }).fill('kept in view');
    await dialog.getByRole('button', { name: 'Create token' }).click();
    await dialog.getByLabel('The new token').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await dialog.getByLabel('The new token').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('table', { name: 'API tokens' }).getByText('kept in view').waitFor();
  });

  it('invites a person, who comes in by the link and sees no more than the role may, and removes them', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Invited in the browser');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = await dialog.getByLabel('The sign-in link').textContent();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Done' }).click();

    const guest = await newPage(browser);
    await guest.page.goto(link ?? '');
    await guest.page.getByRole('heading', { name: 'Scenarios' }).waitFor();
    const rail = guest.page.getByRole('navigation', { name: 'Main' });
    await rail.getByRole('link', { name: 'Schedules' }).click();
    await guest.page.getByRole('heading', { level: 1, name: 'Schedules' }).waitFor();
    await expect(rail.getByRole('link', { name: 'People' }).count()).resolves.toBe(0);
    await expect(guest.page.getByRole('button', { name: 'New schedule' }).count()).resolves.toBe(0);

    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Invited in the browser' });
    await row.getByText('1 session').waitFor();
    await choose(page, 'More for Invited in the browser', 'Remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'hidden' });
    await guest.page.getByRole('textbox', { name: 'One-time link' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('plans a load test by forms, pauses it, and says when it is next', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Schedules' }).click();
    await page.getByText('Nothing is scheduled').waitFor();
    await page.getByRole('button', { name: 'New schedule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('nightly');
    await dialog.getByRole('combobox', { name: 'How often' }).click();
    await page.getByRole('option', { name: 'otherwise, as cron' }).click();
    await dialog.getByRole('textbox', { name: 'Cron' }).fill('0 0 2 * * *');
    await dialog.getByText('has six fields').waitFor();
    await dialog.getByRole('textbox', { name: 'Cron' }).fill('0 2 * * 6');
    await dialog.getByText('Queues next').waitFor();
    expect(await seriousFaults(new AxeBuilder({ page }).include('[role=dialog]'))).toEqual([]);
    await dialog.getByRole('button', { name: 'Queue by cron' }).click();
    const row = page.getByRole('row').filter({ hasText: 'nightly' });
    await row.getByText(/^Sat, /).waitFor();
    await row.getByRole('switch', { name: 'nightly queues runs' }).press('Space');
    await row.getByText('paused').waitFor();
    await choose(page, 'More for nightly', 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nothing is scheduled').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is free of serious accessibility faults on its pages', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    const newest = async (path: string) =>
      (await system.api<{ items: { id: string }[] }>('GET', `${path}?limit=1`)).body.items[0]?.id ?? '';
    const [scenario, run] = await Promise.all([newest('/test-scenarios'), newest('/load-runs')]);
    const parts = ['', '/edit', '/chat', '/versions', '/activity'];
    const ofOne = parts.map((part) => `scenarios/${scenario}${part}`);
    const others = [
      'scenarios',
      'scenarios/new',
      'load-runs',
      'schedules',
      'audit',
      'dead-letters',
      'tokens',
      `load-runs/${run}`,
    ];
    for (const path of [...others, ...ofOne]) {
      await page.goto(`${system.url}/#/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect({ path, violations: await seriousFaults(new AxeBuilder({ page })) }).toEqual({ path, violations: [] });
    }
  });

  it('has the composer in view on a phone, and more than half of the screen for the conversation', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    const [scenario] = (await system.api<{ items: { id: string }[] }>('GET', '/test-scenarios?limit=1')).body.items;
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`${system.url}/#/scenarios/${scenario?.id ?? ''}/chat`);
      const composer = page.getByRole('textbox', { name: 'Message', exact: true });
      await composer.waitFor();
      // By then all is there that takes room.
      await page.getByText('live', { exact: true }).waitFor();
      const writing = await composer.boundingBox();
      const talk = await page.getByLabel('Conversation').boundingBox();
      expect((writing?.y ?? Infinity) + (writing?.height ?? 0)).toBeLessThanOrEqual(height);
      expect((talk?.height ?? 0) / height).toBeGreaterThan(0.5);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  it('sends whoever has no session to the door, where nothing has failed', async () => {
    const { page, complaints } = await newPage(browser);
    await page.goto(`${system.url}/#/audit`);
    await page.getByRole('textbox', { name: 'One-time link' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('finds everything by Ctrl+K, says how the system is, and keeps its rail as it was left', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search everything' });
    await search.fill('amara okaf');
    await page.getByRole('option', { name: /Amara Okafor Primary · Amara/ }).waitFor();
    await page.locator('[role=option][data-combobox-selected]').filter({ hasText: 'Amara Okafor:' }).waitFor();
    expect(await seriousFaults(new AxeBuilder({ page }).include('[role=dialog]'))).toEqual([]);
    await search.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Amara Okafor/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByText('Last visited').waitFor();
    await search.press('Escape');
    await search.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: /^System: / }).click();
    await page.getByRole('dialog', { name: 'Services' }).getByText('instantiator').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Icons only' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Show names' }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
