import { describe, expect, it } from '@jest/globals';
import { choose, newPage, openChatOf, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

describe('keys in a real browser', () => {
  it('do what the page can do, and nothing while a dialog or a menu is open', async () => {
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'INTRODUCTION' },
    };
    await system.api('POST', '/test-scenarios', { body: { name: 'Acted upon by keys', template }, headers: prefer });
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Acted upon by keys');
    const resets: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/reset')) resets.push(request.method());
    });

    await choose(page, 'Actions', 'Freeze…');
    const dialog = page.getByRole('dialog');
    const name = dialog.getByRole('textbox', { name: 'Scenario name' });
    await name.fill('Typed before the keys');
    for (const keys of ['Alt+Shift+R', 'Alt+Shift+N', 'Alt+Shift+C', 'Control+k']) await page.keyboard.press(keys);
    expect(await name.inputValue()).toBe('Typed before the keys');
    expect(await dialog.count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Freeze…' }).waitFor();
    await page.keyboard.press('Alt+Shift+R');
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Freeze…' }).waitFor({ state: 'hidden' });
    expect(resets).toEqual([]);
    await page.keyboard.press('Alt+Shift+R');
    await page.getByText('Reset to the template').waitFor();
    expect(resets).toEqual(['POST']);
    expect(complaints).toEqual([]);
  });

  it('are listed by ?, unless that is part of a text, and by the search of everything', async () => {
    const { page, complaints } = await newPage(browser);
    await signIn(page, system);
    await openChatOf(page, 'Amara Okafor');
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.press('?');
    expect(await composer.inputValue()).toBe('?');
    await composer.fill('');
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.focus();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    const here = dialog.getByRole('region', { name: 'On this page' });
    await here.getByText('Send the message').waitFor();
    const acts = ['Search the conversation', 'Reset', 'Start fresh'];
    expect(await here.getByRole('term').allInnerTexts()).toEqual(expect.arrayContaining(acts));
    await dialog.getByRole('region', { name: 'Everywhere' }).getByText('Search everything').waitFor();
    expect(await seriousFaults(page, { within: '[role=dialog]' })).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await log.and(page.locator(':focus')).waitFor();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill('keys');
    await page.getByRole('option', { name: /^Show the keys/ }).click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await log.and(page.locator(':focus')).waitFor();
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
    await page.keyboard.press('?');
    await dialog.getByText('Search everything').waitFor();
    expect(await dialog.getByText('Reset').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
