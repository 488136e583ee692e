import { beforeAll, describe, expect, it } from '@jest/globals';
import { addressesWith, filled } from '@rehearsal/testing/pages';
import { proofSize } from '@rehearsal/testing/proof-size';
import type { Page } from 'playwright-core';
import { newPage, openAnew, seriousFaults, signIn, untilLoaded } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

const OF_COLOURS_AND_WIDTH = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
/** All in the light; in the dark, in every test run each third. */
const PAGES = [...addressesWith('scenarioId', 'loadRunId'), '/nowhere'];

describe('a page of the admin UI', () => {
  let page: Page;
  let places: Readonly<Record<string, string>>;
  beforeAll(async () => {
    ({ page } = await newPage(browser));
    await signIn(page, system);
    const newest = async (path: string) =>
      (await system.api<{ items: { id: string }[] }>('GET', `${path}?limit=1`)).body.items[0]?.id;
    places = {
      scenarioId: (await newest('/test-scenarios')) ?? '',
      loadRunId: (await newest('/load-runs')) ?? (await aLoadRun()),
    };
  });

  it.each(
    PAGES.map((path, index) => ({
      path,
      // A report has colours of its own.
      isSeenInTheDark: index % proofSize(3, 1) === 0 || path.endsWith('/report'),
    })),
  )(
    'has no serious accessibility fault, in the dark and on a phone too, and fits into 320 pixels: $path',
    async ({ path, isSeenInTheDark }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: 'light' });
      await openAnew(page, `${system.url}/#${filled(path, places)}`);
      expect(await seriousFaults(page)).toEqual([]);
      if (isSeenInTheDark) {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.emulateMedia({ colorScheme: 'dark' });
        await untilLoaded(page);
        // What another width and other colours can break: the rest was looked at above.
        expect(await seriousFaults(page, { rules: OF_COLOURS_AND_WIDTH })).toEqual([]);
      }
      // As wide as a page at 400 % on a screen of 1280, where nothing but a table may be wider than the window.
      await page.setViewportSize({ width: 320, height: 640 });
      await untilLoaded(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    },
  );
});

async function aLoadRun(): Promise<string> {
  const asked = { body: { test: 'test-completion-standard' }, headers: prefer };
  const { body } = await system.api<{ id: string }>('POST', '/load-runs', asked);
  return body.id;
}
