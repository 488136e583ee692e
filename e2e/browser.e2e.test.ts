import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newPage, openBrowser } from './browser.js';
import { startSystem, type System } from './system.js';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.dispose();
});

/** Signs in as a person does: with a link that works once. */
async function signIn(page: Page): Promise<void> {
  const { body } = await system.api<{ link: string }>('POST', '/auth/link/new', {
    body: { name: 'Browser admin', role: 'admin' },
  });
  await page.goto(body.link);
  await page.getByRole('heading', { name: 'Scenarios' }).waitFor();
}

async function openChatOf(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search scenarios' }).fill(name);
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('link', { name: 'Open chat' }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
}

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
}

describe('the admin UI in a real browser', () => {
  it('writes a scenario, chats with it, shows a second watcher the same, resets and freezes', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page);

    await page.getByRole('link', { name: 'New scenario' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Written in the browser');
    await page.getByRole('region', { name: 'Validation' }).getByText('The template is valid').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.getByRole('status').getByText('equals template').waitFor();

    const watcher = await newPage(browser);
    await signIn(watcher.page);
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

  it('keeps what was typed when sending fails, which the older system lost (its defect 15)', async () => {
    const { page } = await newPage(browser);
    await signIn(page);
    await openChatOf(page, 'Amara Okafor');
    await page.route('**/messages', (route) => route.abort());
    await page.getByRole('textbox', { name: 'Message' }).fill('Do not lose this');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await expect(page.getByRole('textbox', { name: 'Message' }).inputValue()).resolves.toBe('Do not lose this');
  });

  it('queues a load run and follows it to its verdict', async () => {
    const { page } = await newPage(browser);
    await signIn(page);
    await page.getByRole('link', { name: 'Load runs' }).click();
    await page.getByRole('button', { name: 'Run test-completion-standard' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /^Single run/ }).check();
    await dialog.getByRole('button', { name: 'Queue run' }).click();
    await page.getByRole('status', { name: /^Passed/ }).waitFor({ timeout: 120_000 });
    await page.getByRole('region', { name: 'Thresholds' }).waitFor();
  });

  it('is free of serious accessibility faults on its pages', async () => {
    const { page } = await newPage(browser);
    await signIn(page);
    for (const path of ['scenarios', 'scenarios/new', 'load-runs', 'audit', 'tokens']) {
      await page.goto(`${system.url}/#/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect({
        path,
        violations: violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id }) => id),
      }).toEqual({ path, violations: [] });
    }
  });

  it('sends whoever has no session to the door', async () => {
    const { page } = await newPage(browser);
    await page.goto(`${system.url}/#/audit`);
    await page.getByRole('textbox', { name: 'One-time link' }).waitFor();
  });
});
