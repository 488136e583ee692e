import { expect, it } from '@jest/globals';
import { FIRST_VIEW, viewOf, withColumn } from './columns.js';

it('are those that were chosen, without any that there is no more', () => {
  expect(viewOf({ hidden: ['phase', 'colour'], isDense: true })).toEqual({ hidden: ['phase'], isDense: true });
});

it.each([[null], ['dense'], [{ hidden: 'all' }]])('are the first ones where %j was kept', (kept) => {
  expect(viewOf(kept)).toEqual(FIRST_VIEW);
});

it('come and go one by one', () => {
  const without = withColumn(FIRST_VIEW, 'tags');
  expect(without.hidden).toEqual(['made', 'tags']);
  expect(withColumn(without, 'made').hidden).toEqual(['tags']);
});
