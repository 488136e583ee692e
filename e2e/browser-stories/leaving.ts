import { describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Locator, Page } from 'playwright-core';
import { choose, newPage, openAnew, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

/** A dialog: what opens it, straight or by an item of a menu, on a page or a part of one. */
interface Opening {
  readonly path: string;
  readonly tab?: string;
  readonly by: string | RegExp;
  readonly item?: string;
}

const hasFocus = (opener: Locator): Promise<boolean> =>
  opener.evaluate((element: { matches: (selector: string) => boolean }) => element.matches(':focus'));

async function aScenario(name: string): Promise<string> {
  const template = {
    user: { first_name: 'Ada', last_name: 'Example' },
    coach_state: { current_phase: 'INTRODUCTION' },
    chat_messages: [{ role: 'coach', content: 'Welcome' }],
  };
  const body = { name, tags: ['dialogs'], template };
  return (await system.api<{ id: string }>('POST', '/test-scenarios', { body, headers: prefer })).body.id;
}

/** Chooses an item, and says whether its menu is still there at the end of that very event. */
const isMenuSeenAfter = (item: Locator): Promise<boolean> =>
  item.evaluate(async (element: { click: () => void; isConnected: boolean }) => {
    element.click();
    await Promise.resolve();
    return element.isConnected;
  });

/**
 * Chooses an item whose dialog is there before the menu has given the focus back to its button: that is done by a timer, which
 * the dialog overtakes now and then.
 */
async function chooseAtOnce(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 1_000);
  await item.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.clock.runFor(1_000);
  await page.clock.resume();
}

/** Opens a dialog by the keyboard and leaves it by Escape. */
async function openAndLeave(page: Page, opener: Locator, item?: string): Promise<void> {
  await opener.press('Enter');
  if (item !== undefined) await chooseAtOnce(page, page.getByRole('menuitem', { name: item }));
  const dialog = page.getByRole('dialog');
  await dialog.locator(':focus').waitFor();
  const isLeft = async () => {
    await page.keyboard.press('Escape');
    return (await dialog.count()) === 0;
  };
  // A list that is open within takes the first Escape for itself.
  await waitFor('the dialog to be gone', isLeft);
}

describe('leaving what was opened', () => {
  it('gives the focus back to what opened it, whichever dialog it was', async () => {
    const id = await aScenario('With many dialogs');
    await system.api('POST', '/users', { body: { name: 'Soon removed', role: 'viewer' }, headers: prefer });
    const list = 'scenarios?tag=dialogs';
    const openings: Opening[] = [
      { path: list, by: 'Search' },
      { path: list, by: 'Import' },
      { path: list, by: 'More for With many dialogs', item: 'Delete' },
      { path: `scenarios/${id}`, by: 'New instance' },
      { path: `scenarios/${id}/edit`, tab: 'Chat', by: 'Paste a conversation' },
      { path: `scenarios/${id}/chat`, by: 'Actions', item: 'Freeze…' },
      { path: `scenarios/${id}/chat`, by: 'Actions', item: 'Clock: other…' },
      { path: `scenarios/${id}/chat`, by: /^Instances/, item: 'New instance…' },
      { path: 'load-runs', by: 'Run test-completion-standard' },
      { path: 'schedules', by: 'New schedule' },
      { path: 'people', by: 'Invite a person' },
      { path: 'people', by: 'More for Soon removed', item: 'Remove' },
      { path: 'tokens', by: 'New token' },
    ];
    const { page, complaints } = await newPage(browser);
    await page.clock.install();
    await signIn(page, system);
    for (const { path, tab, by, item } of openings) {
      await openAnew(page, `${system.url}/#/${path}`);
      if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
      const opener = page.getByRole('button', { name: by, exact: true });
      await openAndLeave(page, opener, item);
      await waitFor(`the focus on ${String(by)} of ${path}`, () => hasFocus(opener));
    }
    expect(complaints).toEqual([]);
  });

  it('moves nothing where less motion is asked for, and gives the focus back either way', async () => {
    const id = await aScenario('With and without motion');
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await page.emulateMedia({ reducedMotion });
      await openAnew(page, `${system.url}/#/scenarios/${id}/chat`);
      const opener = page.getByRole('button', { name: 'Actions', exact: true });
      await opener.press('Enter');
      const item = page.getByRole('menuitem', { name: 'Freeze…' });
      await item.focus();
      expect(await isMenuSeenAfter(item)).toBe(reducedMotion === 'no-preference');
      await page.getByRole('dialog').locator(':focus').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await waitFor(`the focus on Actions, motion: ${reducedMotion}`, () => hasFocus(opener));
    }
    expect(complaints).toEqual([]);
  });

  it('signs out every tab of the browser, wherever it is', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    // Nothing on it is watched, so nobody else would tell it.
    const other = await page.context().newPage();
    await openAnew(other, `${system.url}/#/people`);
    await choose(page, /^Account of/, 'Sign out');
    for (const tab of [page, other]) await tab.getByRole('textbox', { name: 'One-time link' }).waitFor();
    await expect(other.getByRole('table', { name: 'People' }).count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });

  it('takes a reset back that was pressed in a list, there and then', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('searchbox', { name: 'Search scenarios' }).fill('Søren Lindqvist');
    await choose(page, /^More for Søren Lindqvist/, 'Reset');
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The reset is undone').waitFor();
  });

  it('leads to the list where there is nothing at an address', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.goto(`${system.url}/#/load-runs/nobody-made-this`);
    await page.getByRole('alert').getByRole('link', { name: 'Go to Load runs' }).click();
    await page.getByRole('heading', { level: 1, name: 'Load runs' }).waitFor();
  });
});
