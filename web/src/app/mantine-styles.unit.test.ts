import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const src = join(import.meta.dirname, '..');
const styles = join(import.meta.dirname, '../../../node_modules/@mantine/core');
const listed = [...readFileSync(join(src, 'app/mantine-styles.ts'), 'utf8').matchAll(/styles\/([\w-]+)\.css/g)].map(
  ([, name = '']) => name,
);

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

it('come in the order that Mantine has them in', () => {
  const whole = readFileSync(join(styles, 'styles.css'), 'utf8');
  const places = listed.map((name) => whole.indexOf(readFileSync(join(styles, `styles/${name}.css`), 'utf8').trim()));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});
