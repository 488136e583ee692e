import { describe, expect, it } from '@jest/globals';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { downloaded, newPage, openAnew, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

/** Where the rail leads a viewer. */
const VIEWED = ['Scenarios', 'Rehearsals', 'Sessions', 'Load runs', 'Schedules'];

describe('the lists and the frame in a real browser', () => {
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
    const row = page.getByRole('row').filter({ hasText: 'Many: stays' });
    await row.waitFor();
    expect((await row.boundingBox())?.height).toBeLessThanOrEqual(46);
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

  it('tells how scenarios were rehearsed, and orders and narrows them by it, by author too, in the address', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    const make = async (name: string, rehearsals: object[]) => {
      const body = { name, tags: ['judged'], template: anEmptyTemplate(), rehearsals };
      return (await system.api<{ id: string }>('POST', '/test-scenarios', { body, headers: prefer })).body.id;
    };
    const id = await make('Judged: fails', [
      { name: 'asks too much', script: [{ say: 'Hello', expect: [{ phase: 'IDENTITY_BRAINSTORMING' }] }] },
    ]);
    await make('Judged: never', []);
    await page.goto(`${system.url}/#/scenarios?tag=judged`);
    const rows = page.getByRole('table', { name: 'Scenarios' }).getByRole('row');
    await rows.filter({ hasText: 'Judged: fails' }).getByText('never run').waitFor();
    await system.api('POST', '/rehearsal-runs', { body: { scenario_ids: [id] }, headers: prefer });
    // The list is told of it by itself.
    const told = page.getByRole('link', { name: /^Last run of Judged: fails: always fails, 0 of 1 trial passed/ });
    await told.waitFor();
    expect((await rows.filter({ has: told }).boundingBox())?.height).toBeLessThanOrEqual(46);

    const heading = page.getByRole('columnheader', { name: 'Last runs' });
    await heading.getByRole('button').click();
    await page.waitForURL(/sort=verdict&order=desc/);
    await rows.nth(1).filter({ hasText: 'Judged: fails' }).waitFor();
    await heading.getByRole('button').click();
    await rows.nth(1).filter({ hasText: 'Judged: never' }).waitFor();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('combobox', { name: 'Last run' }).selectOption('always fails');
    await page.getByRole('combobox', { name: 'By' }).selectOption('rehearse');
    await rows.filter({ hasText: 'Judged: never' }).waitFor({ state: 'hidden' });
    expect(page.url()).toContain('verdict=always_fail');
    await page.reload();
    await told.click();
    await page.getByRole('heading', { level: 1, name: 'Judged: fails' }).waitFor();
    const listed = await system.rehearse('scenarios', 'list', '--tag', 'judged', '--sort', 'verdict');
    expect(listed.stdout).toMatch(/Judged: fails .* ✕ [^]*Judged: never .* - /);
    expect(complaints).toEqual([]);
  });

  it('imports files that are dropped on it, once it was seen what would be made of each', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    const drop = async (files: Record<string, unknown>) => {
      const texts = Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? content : JSON.stringify(content),
      ]);
      // As a text: it is for the page, where there are types that there are not here.
      const dataTransfer = await page.evaluateHandle(`(() => {
        const transfer = new DataTransfer();
        for (const [name, text] of ${JSON.stringify(texts)}) transfer.items.add(new File([text], name));
        return transfer;
      })()`);
      await page.dispatchEvent('body', 'dragover', { dataTransfer });
      await page.getByText('Drop files to import them').waitFor();
      await page.dispatchEvent('body', 'drop', { dataTransfer });
    };
    const scenario = { name: 'Dropped: whole', tags: ['dropped'], template: anEmptyTemplate() };
    const talk = [{ role: 'user', content: 'Hello' }];
    await drop({ 'whole.json': scenario, 'Dropped talk.json': talk, 'notes.txt': 'neither' });
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/^A scenario of .*: 0 messages, 0 identities, 0 notes, 0 actions\. Tags: dropped\.$/)
      .waitFor();
    await dialog.getByText('A conversation of 1 message.').waitFor();
    await dialog.getByText('Left out: Neither JSON nor XML.').waitFor();
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Dropped talk.json' }).fill('Dropped: talk');
    await dialog.getByRole('button', { name: 'Import 2' }).click();
    await dialog.getByText('Import: 2 of 2 done').waitFor();
    await dialog.getByRole('button', { name: 'Back to the list' }).click();
    for (const name of ['Dropped: whole', 'Dropped: talk'])
      await page.getByRole('row').filter({ hasText: name }).waitFor();

    await drop({ 'again.json': { ...scenario, name: 'Dropped: alone' } });
    await dialog
      .getByRole('status')
      .getByText(/^A scenario of /)
      .waitFor();
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
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
    // Of everything there is, and not of what happens to be the newest.
    const searched = ['/test-scenarios', '/instances', '/rehearsal-runs', '/load-runs'].map((list) =>
      page.waitForRequest((request) => request.url().includes(`${list}?q=amara`)),
    );
    await search.fill('amara okaf');
    await Promise.all(searched);
    await page.getByRole('option', { name: /Amara Okafor Primary · Amara/ }).waitFor();
    await page.locator('[role=option][data-combobox-selected]').filter({ hasText: 'Amara Okafor:' }).waitFor();
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
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

  it('leads from one place of the rail to all settings that the role may see, by the pointer, keys and the search', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system, 'operator');
    const entry = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' });
    const others = page.getByRole('navigation', { name: 'Settings' });
    const shown = (title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor();
    await entry.click();
    await shown('Engines');
    expect(await others.getByRole('link').allInnerTexts()).toEqual(['Engines', 'Targets', 'Retention', 'About']);
    await others.getByRole('link', { name: 'Engines' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shown('Targets');
    expect(await others.locator('[aria-current=page]').innerText()).toBe('Targets');
    expect(await entry.getAttribute('aria-current')).toBe('page');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search everything' });
    await search.fill('settings');
    await page.getByRole('option', { name: 'Retention Settings' }).waitFor();
    await search.fill('about settings');
    await page.locator('[role=option][data-combobox-selected]').filter({ hasText: 'About' }).waitFor();
    await search.press('Enter');
    await shown('About');
    await page.setViewportSize({ width: 390, height: 844 });
    await others.getByRole('link', { name: 'Engines' }).click();
    await shown('Engines');
    expect(complaints).toEqual([]);
  });

  it('tells a viewer at each address why there is nothing for them, and offers nothing that would be refused', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system, 'viewer');
    const { body } = await system.api<{ items: { id: string }[] }>('GET', '/test-scenarios?limit=1');
    const id = body.items[0]?.id ?? '';
    const told = {
      audit: 'Your role may not read the audit.',
      tokens: 'Your role may not see API tokens.',
      people: 'Your role may not see who else is here.',
      'dead-letters': 'Your role may not read dead letters.',
      engines: 'Your role may not see how the engines are asked.',
      targets: 'Your role may not see the list of targets.',
      retention: 'Your role may not see what is kept how long.',
      about: 'Your role may not see what the system runs on.',
      'scenarios/new': 'Your role may look at scenarios, and not write them.',
      [`scenarios/${id}/edit`]: 'Your role may look at scenarios, and not write them.',
      [`scenarios/${id}/activity`]: 'Your role may look at scenarios, and not read the audit.',
      [`scenarios/${id}/chat`]: 'Your role may not speak here.',
      'rehearsals/new': 'Your role may look at rehearsals, and not run them.',
    };
    const act = /^(Save|New|Verify|Invite|Run|Reset|Undo|Start fresh|Freeze|Delete|Replay|Drop|Drain|Check)\b/;
    const rail = page.getByRole('navigation', { name: 'Main' });
    // By their names alone, whatever is counted beside them.
    expect(
      await rail.locator('.rail-link').evaluateAll((all: { ariaLabel: string }[]) => all.map((link) => link.ariaLabel)),
    ).toEqual(VIEWED);
    for (const [path, words] of Object.entries(told)) {
      await openAnew(page, `${system.url}/#/${path}`);
      await page.getByText(words).waitFor();
      expect(await page.getByRole('navigation', { name: 'Settings' }).count()).toBe(0);
      expect({ path, acts: await page.getByRole('button', { name: act }).allInnerTexts() }).toEqual({ path, acts: [] });
    }
    for (const path of [
      'scenarios',
      `scenarios/${id}`,
      `scenarios/${id}/versions`,
      'load-runs',
      'schedules',
      'sessions',
    ]) {
      await openAnew(page, `${system.url}/#/${path}`);
      expect({ path, acts: await page.getByRole('button', { name: act }).allInnerTexts() }).toEqual({ path, acts: [] });
    }
    expect(complaints).toEqual([]);
  });
});
