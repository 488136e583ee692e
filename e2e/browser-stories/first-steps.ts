import { describe, expect, it } from '@jest/globals';
import type { Request } from 'playwright-core';
import { newPage, say, seriousFaults, signIn } from '../browser.js';
import { prefer } from '../system.js';
import { browser, system } from './one-browser.js';

const bytesOf = async (request: Request): Promise<number> => {
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  return responseHeadersSize + responseBodySize;
};

describe('the first steps', () => {
  it('offers who is new here a chat, a rehearsal and a load test, each a click away, until they have had it', async () => {
    const { page, complaints } = await newPage(browser);
    const came: Promise<number>[] = [];
    const count = (request: Request) => request.url().includes('/api/') || came.push(bytesOf(request));
    page.on('requestfinished', count);
    await signIn(page, system);
    const steps = page.getByRole('region', { name: 'Begin here' });
    const offered = () => steps.getByRole('article').getByRole('button').or(steps.getByRole('link')).allInnerTexts();
    await steps.getByRole('button', { name: 'Run a load test' }).waitFor();
    expect(await offered()).toEqual(['Chat with a sample', 'Run a rehearsal', 'Run a load test']);
    // Of the 200 kB that docs/performance.md promises, a tenth is for what the page asks of the API.
    page.off('requestfinished', count);
    expect((await Promise.all(came)).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(180_000);
    expect(await seriousFaults(page)).toEqual([]);
    const backToTheList = async () => {
      // Until the next page has come, the list stays as it was.
      await steps.waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'Scenarios', exact: true }).click();
      await page.getByRole('table', { name: 'Scenarios' }).waitFor();
    };

    await steps.getByRole('button', { name: 'Run a rehearsal' }).click();
    await page.waitForURL(/#\/rehearsal-runs\/[^/]+$/);
    await backToTheList();
    await steps.getByRole('button', { name: 'Run a load test' }).click();
    await page.waitForURL(/#\/load-runs\/[^/]+$/);
    const run = page.url().split('/').at(-1) ?? '';
    await system.api('POST', `/load-runs/${run}/cancel`, { headers: prefer });
    await backToTheList();
    await steps.getByRole('link', { name: 'Chat with a sample' }).waitFor();
    expect(await offered()).toEqual(['Chat with a sample']);
    await steps.getByRole('link', { name: 'Chat with a sample' }).click();
    await say(page, 'Hello');
    await backToTheList();
    await steps.waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });
});
