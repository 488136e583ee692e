import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { waitFor } from '@rehearsal/testing/wait-for';
import { choose, downloaded, newPage, openChatOf, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

describe('the audit in a real browser', () => {
  it('follows one reset from what was asked for to what came of it', async () => {
    const template = {
      user: { first_name: 'Amara', last_name: 'Example' },
      coach_state: { current_phase: 'INTRODUCTION' },
    };
    const made = await system.api<{ primary_instance: { id: string } }>('POST', '/test-scenarios', {
      body: { name: 'Career midway', template },
      headers: prefer,
    });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Career midway');
    await choose(page, 'Actions', 'Reset');
    await waitFor('the reset in the audit', async () => {
      const path = `/audit?target=${made.body.primary_instance.id}`;
      const { body } = await system.api<{ items: { action: string }[] }>('GET', path);
      const actions = body.items.map(({ action }) => action);
      return actions.includes('ResetInstance') && actions.includes('InstanceReset');
    });

    await page.getByRole('link', { name: 'Audit' }).click();
    const sentences = [
      'Browser admin asked to reset the test user Amara of Career midway',
      'Browser admin reset the test user Amara of Career midway',
    ] as const;
    await page.getByRole('button', { name: sentences[1], exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Audit entry' });
    const told = drawer.getByRole('list', { name: 'The whole operation' }).getByRole('listitem');
    await told.nth(1).waitFor();
    await expect(told.allInnerTexts()).resolves.toEqual(
      sentences.map((each) => expect.stringContaining(each) as unknown),
    );
    await drawer.getByRole('rowheader', { name: 'Its hash' }).waitFor();
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);

    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.locator('button:focus').filter({ hasText: sentences[1] }).waitFor();
    await page.keyboard.press('Enter');

    await drawer.getByRole('link', { name: 'Follow this operation' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('status').getByText('Of one operation').waitFor();
    const shown = page.getByRole('table', { name: 'Audit entries' }).getByRole('row');
    await waitFor('the two entries alone', async () => (await shown.count()) === 3);
    expect(page.url()).toMatch(/#\/audit\?correlation_id=[\w-]+$/);

    await page.getByRole('link', { name: 'Show all operations' }).click();
    await page.getByRole('searchbox', { name: 'Words' }).fill('career MIDWAY');
    await page.getByRole('combobox', { name: 'Action' }).fill('reset');
    await page.getByRole('option', { name: 'reset … (InstanceReset)' }).click();
    await page.getByRole('combobox', { name: 'Thing' }).fill('career midway');
    await page.getByRole('option', { name: 'Amara Example · Primary · Career midway' }).click();
    await page.waitForURL(new RegExp(`target=${made.body.primary_instance.id}`));
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('applied');
    await waitFor('the one entry that is meant', async () => (await shown.count()) === 2);
    await page.getByRole('button', { name: /^Browser admin reset / }).waitFor();
    expect(page.url()).toContain('outcome=applied');
    const csv = await downloaded(page, () => choose(page, 'Export', 'CSV, for spreadsheets'));
    expect([csv.name, csv.content.toString().trimEnd().split('\n').length]).toEqual(['audit.csv', 2]);
    const lines = await downloaded(page, () => choose(page, 'Export', 'JSON Lines, with its proof'));
    const exported = lines.content.toString().trimEnd().split('\n');
    const entries = exported.map((line) => JSON.parse(line) as Partial<AuditEntry>);
    expect([lines.name, entries.filter(({ action }) => action === 'InstanceReset').length]).toEqual(['audit.jsonl', 1]);

    await page.goto(`${system.url}/#/audit`);
    await page.getByRole('combobox', { name: 'Operation' }).fill('reset midway');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('option', { name: sentences[0] }).click();
    await page.waitForURL(/#\/audit\?correlation_id=[\w-]+$/);
    await waitFor('the two entries of it', async () => (await shown.count()) === 3);
    expect(complaints).toEqual([]);
  });

  it('is narrowed to whoever acted, found by name among all there ever were', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await system.api('POST', '/users', { body: { name: 'Xenia of Before' } });
    await system.api('POST', '/users', { body: { name: 'Yves of Before' } });
    const gone = await system.api<{ id: string }>('POST', '/users', { body: { name: 'Zoë Long Gone' } });
    await system.api('DELETE', `/users/${gone.body.id}`);
    const told = await waitFor('the log to tell of them', async () => {
      const { stdout } = await system.rehearse('audit', 'who', 'zoe', 'gone');
      return stdout.includes('Zoë') ? stdout : undefined;
    });
    expect(told).toMatch(new RegExp(`Zoë Long Gone +person +${gone.body.id}`));
    const before = await system.rehearse('audit', 'who', 'zoe', 'gone', '--until', '2020-01-01T00:00:00Z', '--json');
    expect(JSON.parse(before.stdout)).toEqual({ items: [], looked_back_to: null });

    // As in a log with so many people that one look does not reach them all: each reaches the next of them.
    await page.route(/\/audit\?.*action=UserInvited/, (route) =>
      route.continue({ url: route.request().url().replace('limit=200', 'limit=2') }),
    );
    await page.getByRole('link', { name: 'Audit' }).click();
    const who = page.getByRole('combobox', { name: 'Who' });
    await who.click();
    await page.getByRole('option', { name: 'Yves of Before' }).waitFor();
    expect(await page.getByRole('option', { name: 'Xenia of Before' }).count()).toBe(0);
    await page
      .getByRole('group', { name: /looked back to/ })
      .getByRole('option', { name: 'Look further back' })
      .click();
    await page.getByRole('option', { name: 'Xenia of Before' }).waitFor();
    await who.fill('zoe');
    await page.getByRole('option', { name: 'Zoë Long Gone' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('option', { name: 'Zoë Long Gone' }).click();
    await page.waitForURL(new RegExp(`actor=${gone.body.id}`));
    await page.getByText('No entries match').waitFor();
    await who.fill('conso');
    await page.getByRole('option', { name: 'console' }).click();
    await page.waitForURL(/actor=console/);
    await waitFor('the field to say who is chosen', async () => (await who.inputValue()) === 'console');
    await who.fill('schedule:of-old');
    await page.getByRole('group', { name: 'By its exact id' }).getByRole('option').click();
    await page.waitForURL(/actor=schedule(:|%3A)of-old/);
    expect(complaints).toEqual([]);
  });
});
