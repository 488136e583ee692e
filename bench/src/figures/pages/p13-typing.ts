import type { Page } from 'playwright-core';
import { openBrowser } from '@rehearsal/testing/browser';
import { alone, type Figure } from '../../report/figure.js';
import { quantile } from '../../report/statistics.js';
import { makeScenario } from '../../samples/make.js';
import { talkTemplate } from '../../samples/templates.js';
import type { Size } from '../../sizes.js';
import { signedInPage } from '../../stage/signed-in-page.js';
import type { Stage } from '../../stage/stage.js';

const TYPED = 'a person who wants to know what to do with her life';
/** Chromium tells of no event that was on the screen sooner. */
const SOONEST_MS = 16;
const LONGEST_MS = 1000;

/** P13, typing in the editor of a long scenario: from each key to what it changed on the screen, as Chromium times events. */
export async function typing(stage: Stage, { edited: messages }: Size): Promise<Figure[]> {
  const browser = await openBrowser();
  try {
    const { id } = await makeScenario(stage, 'P13 editor', talkTemplate(messages));
    const page = await signedInPage(stage, browser, 'P13 editor');
    await page.evaluate((to) => void (location.hash = to), `#/scenarios/${id}/edit`);
    const json = page.locator('.cm-content');
    await json.waitFor();
    const what = (place: string) => `editor of ${messages.toLocaleString('en')} messages, typing in ${place}, p95`;
    const row = (place: string) =>
      ({ id: 'P13', what: what(place), unit: 'ms', goal: { of: 'value', most: 50 } }) as const;
    const form = await typedInto(page, () => page.getByRole('textbox', { name: 'Description' }).click());
    // Within the text of the description, which comes first.
    const asJson = await typedInto(page, () => json.getByText(TYPED).first().click());
    return [
      alone(row('a form'), [quantile(form, 0.95)], form.length),
      alone(row('its JSON'), [quantile(asJson, 0.95)], asJson.length),
    ];
  } finally {
    await browser.close();
  }
}

/** Types a sentence and answers how long each key took. */
async function typedInto(page: Page, begin: () => Promise<void>): Promise<number[]> {
  await begin();
  const timing = await page.evaluateHandle(() => {
    const slow: number[] = [];
    const hear = (entries: PerformanceEntryList) => {
      for (const { name, duration } of entries) if (name === 'keydown') slow.push(duration);
    };
    const observer = new PerformanceObserver((list) => hear(list.getEntries()));
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    const end = () => {
      hear(observer.takeRecords());
      observer.disconnect();
      return slow;
    };
    return { end };
  });
  for (const key of TYPED) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await nextFrame(page);
  }
  // The times of the last keys come once they are on the screen.
  await nextFrame(page);
  const slow = await timing.evaluate(({ end }) => end());
  const quick = Array.from({ length: Math.max(0, TYPED.length - slow.length) }, () => SOONEST_MS);
  return [...slow.map((ms) => Math.min(ms, LONGEST_MS)), ...quick];
}

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
