import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Real Chromium: the one on PATH, else the one that comes with a package, which works without root. */
export async function openBrowser(): Promise<Browser> {
  const onPath = await findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
  return chromium.launch({
    executablePath: onPath ?? (await sparticuz.executablePath()),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function findOnPath(names: string[]): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        await access(file, constants.X_OK);
        return file;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}
