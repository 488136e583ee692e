import { afterAll, beforeAll } from '@jest/globals';
import { openBrowser } from '@rehearsal/testing/browser';
import type { Browser } from 'playwright-core';
import { onOneSystem } from '../stories/one-system.js';

/** The system of a test file's stories, and the browser that looks at it. */
export { system } from '../stories/one-system.js';
export let browser: Browser;

/** Before the stories are imported: what they do beforehand needs both. */
export function inOneBrowser(options?: Parameters<typeof onOneSystem>[0]): void {
  onOneSystem(options);
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
}
