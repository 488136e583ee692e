import { describe, expect, it } from '@jest/globals';
import { choose, newPage, seriousFaults, signIn } from '../browser.js';
import { browser, system } from './one-browser.js';

describe('people, tokens and schedules, in a real browser', () => {
  it('shows a new token until the person says that it is copied', async () => {
    const { page } = await newPage(browser);
    await signIn(page, system);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Tokens' }).click();
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
    await page.getByRole('link', { name: 'Settings' }).click();
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
    await expect(rail.getByRole('link', { name: 'Settings' }).count()).resolves.toBe(0);
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
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
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
});
