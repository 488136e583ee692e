import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '@rehearsal/testing/browser';
import { openPageOfRows } from '../../floors/page-of-rows.js';
import { alone, compared, type Figure, type Round } from '../../report/figure.js';
import { quantile, timed } from '../../report/statistics.js';
import { makeScenario } from '../../samples/make.js';
import { talkOf, talkTemplate } from '../../samples/templates.js';
import type { Size } from '../../sizes.js';
import type { Stage } from '../../stage/stage.js';

const ROUNDS = 5;
const SCROLLED_MS = 2000;

/**
 * P13, the bytes that the first page takes over the wire, as Chromium counts them; and a long test chat, from the list to
 * its last message, then the frames of scrolling through it. Floor: `openPageOfRows` in the same browser.
 */
export async function page(stage: Stage, { shown, name }: Size): Promise<Figure[]> {
  const browser = await openBrowser();
  const floor = await openPageOfRows(talkOf(shown));
  try {
    const { id } = await makeScenario(stage, 'P13', talkTemplate(shown));
    const count = name === 'full' ? ROUNDS : 1;
    const last = talkOf(shown).at(-1)?.content ?? '';
    const bytes: number[] = [];
    const opened: Round[] = [];
    const frames: Round[] = [];
    for (let round = 0; round < count; round++) {
      const { link } = await stage.client.command<{ link: string }>('POST', '/auth/link/new', {
        name: `P13 ${round}`,
        role: 'admin',
      });
      const ours = await newPage(browser);
      bytes.push(await bytesToOpen(ours, link));
      const rows = await newPage(browser);
      await rows.goto(floor.url);
      opened.push({
        floor: await timeToShow(rows, '#rows', last),
        measured: await timeToShow(ours, `#/scenarios/${id}/chat`, last),
      });
      frames.push({ floor: await frameP95(rows), measured: await frameP95(ours) });
      await Promise.all([ours.context().close(), rows.context().close()]);
    }
    const chat = `chat of ${shown} messages`;
    return [
      alone(
        { id: 'P13', what: 'first page over the wire', unit: 'kB', goal: { of: 'value', most: 200 } },
        bytes.map((each) => each / 1000),
      ),
      compared({ id: 'P13', what: `${chat} opens`, unit: 'ms', goal: { of: 'value', most: 700 } }, opened, count),
      compared({ id: 'P13', what: `${chat}, frame p95`, unit: 'ms', goal: { of: 'value', most: 20 } }, frames, count),
    ];
  } finally {
    await floor.close();
    await browser.close();
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** Everything that comes until the list is shown and the network is quiet, headers included, compressed as it came. */
async function bytesToOpen(tab: Page, link: string): Promise<number> {
  const session = await tab.context().newCDPSession(tab);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  await tab.goto(link);
  await tab.getByRole('heading', { name: 'Scenarios' }).waitFor();
  await tab.waitForLoadState('networkidle');
  await session.detach();
  return bytes;
}

/** Milliseconds from the address that changes within the page to the last message on the screen. */
const timeToShow = (tab: Page, hash: string, text: string): Promise<number> =>
  timed(async () => {
    await tab.evaluate((to) => void (location.hash = to), hash);
    await tab.getByText(text, { exact: true }).waitFor();
  });

/** Scrolls what scrolls farthest from its end to its beginning and answers the 95th percentile of the time between frames. */
async function frameP95(tab: Page): Promise<number> {
  const gaps = await tab.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const far = (element: Element) => element.scrollHeight - element.clientHeight;
        const [scroller] = [...document.querySelectorAll('*')]
          .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
          .sort((a, b) => far(b) - far(a));
        const found: number[] = [];
        const began = performance.now();
        let before = began;
        const frame = (now: number) => {
          found.push(now - before);
          before = now;
          scroller?.scrollBy(0, -200);
          if (now - began < ms) requestAnimationFrame(frame);
          else resolve(found.slice(2));
        };
        requestAnimationFrame(frame);
      }),
    SCROLLED_MS,
  );
  return quantile(gaps, 0.95);
}
