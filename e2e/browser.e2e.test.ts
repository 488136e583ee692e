/** @slow a whole system, and many stories on it */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Locator } from 'playwright-core';
import { brokenWords, choose, downloaded, newPage, openChatOf, say, seriousFaults, signIn } from './browser.js';
import { browser, inOneBrowser, system } from './browser-stories/one-browser.js';
import { prefer } from './system.js';

interface Box {
  scrollWidth: number;
  clientWidth: number;
  scrollHeight: number;
  clientHeight: number;
}

const isCut = (box: Box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;

inOneBrowser();
await import('./browser-stories/first-steps.js');

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
    await page.getByText(/^\d+ empty$/).click();
    await page.getByText(/Proposed identity, .*Metadata/).waitFor();
    // What nobody has looked at yet stays marked until somebody does.
    await watcher.page.getByRole('tab', { name: 'Prompt (1 new)' }).click();
    await watcher.page.getByRole('tab', { name: 'Prompt', exact: true }).waitFor();

    await choose(page, 'Actions', 'Reset');
    await page.getByRole('status').getByText('equals template').waitFor();
    await choose(page, 'Actions', 'Undo reset');
    await page.getByRole('status').getByText('differs from template').waitFor();

    await choose(page, 'Actions', 'Freeze…');
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
    await say(page, 'I am Amara of Acme Ltd, write to amara@okafor.org, or to my friend at friend@work.org');
    const freeze = async (name: string, decide: (dialog: Locator) => Promise<void>) => {
      await choose(page, 'Actions', 'Freeze…');
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
      const texts = dialog.getByRole('list', { name: 'Where it stands' });
      await texts.getByRole('button', { name: 'Amara, name, becomes Kim' }).last().waitFor();
      await dialog.getByRole('checkbox', { name: 'E-mail addresses (' }).uncheck();
      await dialog.getByRole('checkbox', { name: 'E-mail addresses (0 of' }).waitFor();
      await texts.getByRole('button', { name: 'amara@okafor.org, email, stays' }).first().click();
      await dialog
        .getByRole('checkbox', { name: 'Replace friend@work.org' })
        .and(page.locator(':not(:checked)'))
        .waitFor();

      // Whatever was selected in a text is replaced wherever it stands, and that is seen at once.
      await page.evaluate(`{
        const said = [...document.querySelectorAll('.passages span')].find((each) => each.textContent === ' of Acme Ltd, write to ');
        getSelection().setBaseAndExtent(said.firstChild, ' of '.length, said.firstChild, ' of Acme Ltd'.length);
      }`);
      await texts.dispatchEvent('mouseup');
      expect(await dialog.getByRole('textbox', { name: 'Also replace' }).inputValue()).toBe('Acme Ltd');
      await dialog.getByRole('textbox', { name: 'everywhere by' }).fill('the firm');
      await dialog.getByRole('button', { name: 'Replace everywhere' }).click();
      await texts.getByRole('button', { name: 'Acme Ltd, own, becomes the firm' }).first().waitFor();
      await dialog.getByRole('textbox', { name: 'Also replace' }).fill('Nowhere');
      await dialog.getByRole('textbox', { name: 'everywhere by' }).fill('elsewhere');
      await page.keyboard.press('Enter');
      await dialog.getByText('“Nowhere” stands nowhere as whole words.').waitFor();
      await dialog.getByRole('button', { name: 'Forget it' }).click();
      expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
    });
    expect(lastWordsOf(reviewed)).toMatch(
      /^I am Kim of the firm, write to \S+\.invalid, or to my friend at friend@work\.org$/,
    );

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
    const failed = page.getByRole('article').filter({ hasText: 'Do not lose this' });
    await failed.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('textbox', { name: 'Message' }).inputValue()).resolves.toBe('Do not lose this');
  });

  it("takes the test user's conversation away, forks it at a message, and moves the clock of the fork", async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Amara Okafor');
    await say(page, 'My words, and nobody else’s');
    const json = await downloaded(page, () => choose(page, 'Actions', 'Export as JSON'));
    const openai = await downloaded(page, () => choose(page, 'Actions', 'Export as OpenAI messages'));
    const xml = await downloaded(page, () => choose(page, 'Actions', 'Export as XML'));
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

    await choose(page, `More for message ${mine + 1}`, 'Fork here…');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill('From here on');
    await page.getByRole('dialog').getByRole('button', { name: 'Fork' }).click();
    await page.getByRole('button', { name: 'Instances, now From here on' }).waitFor();
    await page.getByText('My words, and nobody else’s').waitFor();
    await waitFor(
      'nothing of what was said behind it',
      async () => (await page.getByRole('article').count()) === mine + 1,
    );
    await choose(page, `More for message ${mine + 1}`, 'Make a rehearsal up to here…');
    const recording = page.getByRole('dialog', { name: `Make a rehearsal up to message ${mine + 1}` });
    await recording.getByText('This message came with what it was made of').waitFor();
    await page.keyboard.press('Escape');
    await recording.waitFor({ state: 'hidden' });

    await choose(page, 'Actions', 'Clock 1 day ahead');
    await page.getByRole('button', { name: 'Clock: +1d' }).waitFor();
    await choose(page, /^Clock/, 'Other…');
    await page.getByRole('dialog').getByRole('textbox', { name: 'How far' }).fill('2d 3h');
    await page.getByRole('dialog').getByRole('button', { name: 'Move clock' }).click();
    await page.getByRole('button', { name: 'Clock: +3d 3h' }).waitFor();
    // However much holds of it for now, what it is stands there whole.
    await page.setViewportSize({ width: 1280, height: 800 });
    const heading = page.getByRole('heading', { level: 1, name: 'Amara Okafor: first visit' });
    expect(await heading.getAttribute('title')).toBe('Amara Okafor: first visit');
    expect(await heading.evaluate(isCut)).toBe(false);
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
    await dialog
      .getByRole('status')
      .getByText(/^A scenario of /)
      .waitFor();
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
      page.getByRole('link', { name: 'Open report' }).click(),
    ]);
    const head = report.getByRole('heading', { level: 1, name: 'test-completion-standard' });
    await head.waitFor();
    await expect(report.evaluate('window.opener')).resolves.toBeNull();
    // Its address can be kept and sent to others.
    expect(report.url()).toBe(`${page.url()}/report`);
    await report.reload();
    await head.waitFor();
    await report.close();
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
    await page.setViewportSize({ width: 390, height: 844 });
    const differences = page.getByRole('group', { name: 'Differences' });
    await differences.getByRole('columnheader', { name: 'Before' }).waitFor();
    await differences.press('ArrowRight');
    await waitFor(
      'the table to be scrolled by a key',
      async () => (await differences.evaluate(({ scrollLeft }: { scrollLeft: number }) => scrollLeft)) > 0,
    );
    expect(await brokenWords(page, '.data-scrolled td')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

await import('./browser-stories/each-page.js');
await import('./browser-stories/load-plan.js');
await import('./browser-stories/load-report.js');

// Of other doors than the browser's, on the same system: each further one costs its start.
await import('./stories/scenario-files.js');
await import('./stories/file-inputs.js');
await import('./stories/client.js');
await import('./stories/command-line.js');
await import('./stories/set-up.js');
await import('./stories/audit-commands.js');
await import('./stories/inside-addresses.js');
