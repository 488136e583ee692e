import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pictures } from '@rehearsal/testing/pages';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The addresses of the pages. `/` leads on to another. */
const APP = 'web/src/app';
const routes = readdirSync(join(root, APP), { encoding: 'utf8' })
  .flatMap((file) => [...read(join(APP, file)).matchAll(/\bpath: '([^']+)'/g)])
  .map(([, path = '']) => path)
  .filter((path) => path !== '/');

describe('npm run screenshots', () => {
  it.each(routes)('takes a picture of the page %s', (route) => {
    expect(pictures.map(({ page }) => page)).toContain(route);
  });

  it.each(pictures)('takes $picture of a page that there is, under a name of its own', ({ page, picture }) => {
    expect(routes).toContain(page);
    expect(pictures.filter((other) => other.picture === picture)).toHaveLength(1);
  });

  it.each(pictures.filter(({ docs }) => docs))('takes $picture for the README, which shows it', ({ picture }) => {
    const file = `docs/images/${picture}.png`;
    expect(read('README.md')).toContain(`](${file})`);
    expect(statSync(join(root, file)).size).toBeLessThanOrEqual(100_000);
  });
});
