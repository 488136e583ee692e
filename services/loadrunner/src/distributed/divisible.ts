import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { Refusal } from '@rehearsal/platform/errors';
import { parseLimit } from '../measured/threshold.js';

const JUDGED_HERE = /^(count|rate|value|avg|min|max|med|p\([\d.]+\))$/;
const KEY = /^[^{}]+(\{\s*[^:{},]+:[^{},]+(,[^:{},]+:[^{},]+)*\})?$/;

/** Where a script demands what is not judged over several parts: the key of the threshold and its expression. */
export function indivisible(thresholds: LoadTest['thresholds']): string[] {
  return Object.entries(thresholds).flatMap(([key, expressions]) =>
    KEY.test(key)
      ? expressions
          .filter((text) => !JUDGED_HERE.test(parseLimit(text)?.statistic ?? ''))
          .map((text) => `${key}: ${text}`)
      : [`${key}: ${expressions.join(', ')}`],
  );
}

/** Refuses to split a test whose thresholds could not be judged on the merged samples. */
export function refuseIndivisible({ name, thresholds }: Pick<LoadTest, 'name' | 'thresholds'>): void {
  const places = indivisible(thresholds);
  if (places.length === 0) return;
  throw new Refusal(
    'LOAD_TEST_NOT_DIVISIBLE',
    `The load test "${name}" cannot be split: no threshold like this is judged over several parts: ${places.join('; ')}`,
  );
}
