import { createHash } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from '@rehearsal/testing/browser';
import { choose, downloaded, newPage, openAnew, openChatOf, say, seriousFaults, signIn } from './browser.js';
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

  it('does with many scenarios at once what is chosen, and says of each what came of it', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    const make = async (name: string) => {
      const { body } = await system.api<{ id: string }>('POST', '/test-scenarios', {
        body: { name, tags: ['many'], template: anEmptyTemplate() },
        headers: prefer,
      });
      return body.id;
    };
    const [, gone] = [await make('Many: stays'), await make('Many: goes')];
    await page.goto(`${system.url}/#/scenarios?tag=many&sort=name`);
    await page.getByRole('row').filter({ hasText: 'Many: stays' }).waitFor();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
    await page.getByText('2 selected').waitFor();
    const acts = page.getByRole('toolbar', { name: 'For those selected' });
    await acts.getByRole('button', { name: 'Tags' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('combobox', { name: 'Add' })
      .or(dialog.getByRole('textbox', { name: 'Add' }))
      .fill('night');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Change tags' }).click();
    await page.getByText('Tags: 2 of 2 done').waitFor();

    await system.api('DELETE', `/test-scenarios/${gone}`, { headers: prefer });
    await acts.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Reset: 1 of 2 done, 1 not').waitFor();
    const results = page.getByRole('list', { name: 'Results' });
    await results
      .getByRole('listitem')
      .filter({ hasText: 'Many: goes' })
      .getByText(/deleted|no scenario/i)
      .waitFor();
    await page.getByRole('button', { name: 'Try 1 again' }).waitFor();

    await page.getByRole('button', { name: 'Close' }).click();
    const file = await downloaded(page, () => acts.getByRole('button', { name: 'Export' }).click());
    expect(file.name).toBe('scenarios.zip');
    expect(file.content.toString('latin1')).toContain('many-stays.json');
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
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
      'sessions',
      'schedules',
      'audit',
      'dead-letters',
      'people',
      'tokens',
      `load-runs/${run}`,
    ];
    for (const path of [...others, ...ofOne]) {
      await openAnew(page, `${system.url}/#/${path}`);
      expect({ path, violations: await seriousFaults(new AxeBuilder({ page })) }).toEqual({ path, violations: [] });
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
