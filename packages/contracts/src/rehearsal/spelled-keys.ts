import { z } from 'zod';
import { strict } from '../json/strict-section.js';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An object whose keys are words of vocabularies, in any spelling that a template may have too. What comes out has the
 * canonical ones; an unknown key is a fault with the nearest word.
 */
// What it returns is told by the type of the values too, which the rule does not see.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const spelledKeys = <K extends string, S extends z.ZodType>(
  noun: string,
  readers: readonly z.ZodType<K>[],
  keys: readonly K[],
  value: S,
) => {
  const canonical = (key: string): string =>
    readers.map((reader) => reader.safeParse(key)).find(({ success }) => success)?.data ?? key;
  const shape = Object.fromEntries(keys.map((key) => [key, value.optional()])) as Record<K, z.ZodOptional<S>>;
  return z.preprocess(
    (given) =>
      isObject(given)
        ? Object.fromEntries(Object.entries(given).map(([key, entry]) => [canonical(key), entry]))
        : given,
    strict(noun, shape),
  );
};
