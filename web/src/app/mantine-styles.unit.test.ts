import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const src = join(import.meta.dirname, '..');
const styles = join(import.meta.dirname, '../../../node_modules/@mantine/core');
const listedIn = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/styles\/([\w-]+)\.css/g)].map(([, name = '']) => name);
const first = listedIn('app/mantine-styles.ts');
const more = listedIn('parts/more-mantine-styles.ts');
const listed = [...first, ...more];

/** The components that a text takes from Mantine. */
const taken = (text: string): string[] =>
  [...text.matchAll(/import (?:type )?\{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name),
  );

it('are there for every component that a page uses', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const used = files.flatMap((file) => taken(readFileSync(join(src, file), 'utf8')));
  const styled = [...new Set(used)].filter((name) => existsSync(join(styles, 'styles', `${name}.css`)));
  expect(styled.length).toBeGreaterThan(20);
  expect(styled.filter((name) => !listed.includes(name))).toEqual([]);
});

it('come once, so that no late one undoes what was laid over it', () => {
  expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
});

it.each([
  ['first', first],
  ['later', more],
])('that come %s come in the order that Mantine has them in', (_when, listed) => {
  const whole = readFileSync(join(styles, 'styles.css'), 'utf8');
  const places = listed.map((name) => whole.indexOf(readFileSync(join(styles, `styles/${name}.css`), 'utf8').trim()));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});
