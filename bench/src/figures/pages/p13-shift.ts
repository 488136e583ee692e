import { openBrowser } from '@rehearsal/testing/browser';
import { alone, type Figure } from '../../report/figure.js';
import { makeScenario } from '../../samples/make.js';
import { sampleTemplate } from '../../samples/templates.js';
import { signedInPage } from '../../stage/signed-in-page.js';
import type { Stage } from '../../stage/stage.js';

const PAGES = [
  'scenarios',
  'scenarios/new',
  'rehearsals',
  'rehearsals/new',
  'rehearsal-runs',
  'sessions',
  'load-runs',
  'schedules',
  'audit',
  'dead-letters',
  'people',
  'tokens',
];
const OF_A_SCENARIO = ['', '/edit', '/rehearsals', '/versions', '/activity', '/chat'];

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
    const address = page.url().replace(/#.*/, '#/');
    const found: { path: string; shift: number }[] = [];
    for (const path of [...PAGES, ...OF_A_SCENARIO.map((part) => `scenarios/${id}${part}`)]) {
      await page.goto('about:blank');
      await page.goto(address + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.mantine-Loader-root').first().waitFor({ state: 'hidden' });
      await page.waitForLoadState('networkidle');
      const shift = await page.evaluate(() => (globalThis as unknown as { shifted: () => number }).shifted());
      found.push({ path: path.replace(id, ':id'), shift });
    }
    const [worst] = found.sort((left, right) => right.shift - left.shift);
    const row = { id: 'P13', what: `layout shift, worst of ${found.length} pages`, unit: '' } as const;
    const goal = { of: 'value', most: 0.02 } as const;
    return [alone({ ...row, goal, note: `the worst: ${worst?.path ?? ''}` }, [worst?.shift ?? 0], found.length)];
  } finally {
    await browser.close();
  }
}
