import type { Browser, Page } from 'playwright-core';
import type { Stage } from './stage.js';

/** A page in a profile of its own, of an admin who came by a link, with the list of scenarios on it. */
export async function signedInPage({ client }: Pick<Stage, 'client'>, browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const { link } = await client.command<{ link: string }>('POST', '/auth/link/new', { name, role: 'admin' });
  await page.goto(link);
  await page.getByRole('heading', { name: 'Scenarios' }).waitFor();
  return page;
}
