import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrowser } from '@rehearsal/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { newPage, signIn } from '../browser.js';
import { system } from './one-system.js';
import { inWords, refusedFiles } from './refused-files.js';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = (await newPage(browser)).page;
  await signIn(page, system);
  await page.getByRole('button', { name: 'Import' }).click();
});
afterAll(() => browser.close());

describe('the import of the admin UI', () => {
  it.each(refusedFiles)('says where the fault is: $what', async ({ bytes, fault }) => {
    const dialog = page.getByRole('dialog', { name: 'Import a scenario' });
    const file = { name: 'refused.json', mimeType: 'application/json', buffer: Buffer.from(bytes) };
    await dialog.locator('input[type=file]').setInputFiles(file);
    const alert = dialog.getByRole('alert');
    const name = dialog.getByRole('textbox', { name: 'Scenario name' });
    await alert.or(name).first().waitFor();
    if (await name.isVisible()) {
      await name.fill('n');
      await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    }
    await alert.waitFor();
    expect((await alert.innerText()).toLowerCase()).toContain(inWords(fault).toLowerCase());
    await dialog.getByRole('button', { name: 'Take the file away' }).click();
    await alert.waitFor({ state: 'detached' });
  });
});
