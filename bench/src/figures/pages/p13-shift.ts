import { openBrowser } from '@rehearsal/testing/browser';
import { addressesWith, filled } from '@rehearsal/testing/pages';
import { alone, type Figure } from '../../report/figure.js';
import { makeScenario } from '../../samples/make.js';
import { sampleTemplate } from '../../samples/templates.js';
import { signedInPage } from '../../stage/signed-in-page.js';
import type { Stage } from '../../stage/stage.js';

/** P13, how far things move on a page while it loads, as Chromium counts it: the worst of all pages. */
export async function layoutShift(stage: Stage): Promise<Figure[]> {
  const browser = await openBrowser();
  try {
    const { id } = await makeScenario(stage, 'P13 shift', sampleTemplate);
    const page = await signedInPage(stage, browser, 'P13 shift');
    await page.addInitScript(() => {
      let sum = 0;
      Object.assign(globalThis, { shifted: () => sum });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const ui = page.url().replace(/#.*/, '#');
    const found: { path: string; shift: number }[] = [];
    for (const path of addressesWith('scenarioId')) {
      await page.goto('about:blank');
      await page.goto(ui + filled(path, { scenarioId: id }));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.mantine-Loader-root').first().waitFor({ state: 'hidden' });
      await page.waitForLoadState('networkidle');
      const shift = await page.evaluate(() => (globalThis as unknown as { shifted: () => number }).shifted());
      found.push({ path, shift });
    }
    const [worst] = found.sort((left, right) => right.shift - left.shift);
    const row = { id: 'P13', what: `layout shift, worst of ${found.length} pages`, unit: '' } as const;
    const goal = { of: 'value', most: 0.02 } as const;
    return [alone({ ...row, goal, note: `the worst: ${worst?.path ?? ''}` }, [worst?.shift ?? 0], found.length)];
  } finally {
    await browser.close();
  }
}
