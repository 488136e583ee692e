import { afterAll, beforeAll } from '@jest/globals';
import { openBrowser } from '@rehearsal/testing/browser';
import type { Browser } from 'playwright-core';
import { startSystem, type System } from '../system.js';

/** The one system of a test file's stories, and the browser that looks at it. */
export let system: System;
export let browser: Browser;

/** Before the stories are imported: what they do beforehand needs both. */
export function inOneBrowser(options?: Parameters<typeof startSystem>[0]): void {
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(options), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.dispose();
  });
}
