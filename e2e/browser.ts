import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { System } from './system.js';

/** A page in a browser profile of its own, which keeps what its console and its requests complained of. */
export async function newPage(browser: Browser): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // What fades in has another contrast meanwhile.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // An owner may be away for a moment on a busy machine: the page asks again, and says so where it cannot.
    if (message.type() === 'error' && !message.text().includes('status of 503')) complaints.push(message.text());
  });
  page.setDefaultTimeout(120_000);
  return { page, complaints };
}

/** Signs in as a person does: with a link that works once. */
export async function signIn(page: Page, system: System, role = 'admin'): Promise<void> {
  const { body } = await system.api<{ link: string }>('POST', '/auth/link/new', {
    body: { name: `Browser ${role}`, role },
  });
  await page.goto(body.link);
  await page.getByRole('heading', { name: 'Scenarios' }).waitFor();
}

/** Opens the test chat of a scenario, from the list. */
export async function openChatOf(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search scenarios' }).fill(name);
  const row = page.getByRole('row').filter({ hasText: name });
  // By a key, for the row may move under a pointer while the list becomes shorter.
  await row.getByRole('link', { name: 'Open chat' }).press('Enter');
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
}

/** Opens an address as somebody does who comes from elsewhere, and waits until nothing of its page is on its way. */
export async function openAnew(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await untilLoaded(page);
}

/** What is about to change would be looked at half as it was and half as it will be. */
export async function untilLoaded(page: Page): Promise<void> {
  const loaders = page.locator('.mantine-Loader-root');
  await waitFor('all of the page to be loaded', async () => (await loaders.count()) === 0);
}

/** Says something as the test user, and waits until the turn is over. */
export async function say(page: Page, text: string): Promise<void> {
  const messages = page.getByRole('log', { name: 'Conversation' });
  const replies = await messages.getByRole('article', { name: /^Coach/ }).count();
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
  await messages
    .getByRole('article', { name: /^Coach/ })
    .nth(replies)
    .waitFor();
  // A reply is shown while it is still written: only then is the turn over.
  await page.locator('[role=log][aria-busy=false]').waitFor();
}

/** Opens a menu and does what one of its items says. */
export const choose = async (page: Page, menu: string | RegExp, item: string) => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  // One that was used before may still be closing.
  await waitFor('one menu alone', async () => (await page.getByRole('menu').count()) === 1, { everyMs: 20 });
  await page.getByRole('menuitem', { name: item }).click();
};

/** The rules, all or some, that a page or a part of it breaks so that people are kept from using it, and where. */
export async function seriousFaults(
  page: Page,
  { within, rules }: { within?: string; rules?: readonly string[] } = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
  });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}

/** What the browser is handed as a file when `press` is done. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const coming = page.waitForEvent('download');
  // Where it cannot even be asked for, that is what went wrong.
  coming.catch(() => undefined);
  // What is shown of a failure is gone before the wait is over.
  const said = page
    .getByRole('alert')
    .first()
    .textContent()
    .catch(() => 'nothing');
  await press();
  const download = await coming.catch(async (error: unknown) => {
    throw new Error(`no file came; the page said: ${await said}`, { cause: error });
  });
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

/** The words in these cells of tables that do not stand in one line. */
export const brokenWords = (page: Page, cells: string) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('${cells}')].flatMap((cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      for (const { 0: word, index } of node.data.matchAll(/\\p{L}+/gu)) {
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
      }
    return broken;
  })`);
