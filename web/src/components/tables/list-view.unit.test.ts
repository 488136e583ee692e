import { expect, it } from '@jest/globals';
import { viewOf, withColumn, type ViewedList } from './list-view.js';

const list: ViewedList<'tags' | 'phase' | 'made'> = {
  key: 'a-list',
  columns: [
    { name: 'tags', title: 'Tags' },
    { name: 'phase', title: 'Phase' },
    { name: 'made', title: 'Made' },
  ],
  first: { hidden: ['made'], isDense: false },
};

it('has the columns that were chosen, without any that there is no more', () => {
  expect(viewOf(list, { hidden: ['phase', 'colour'], isDense: true })).toEqual({ hidden: ['phase'], isDense: true });
});

it.each([[null], ['dense'], [{ hidden: 'all' }]])('is as at first where %j was kept', (kept) => {
  expect(viewOf(list, kept)).toEqual(list.first);
});

it('has columns come and go one by one', () => {
  const without = withColumn(list.first, 'tags');
  expect(without.hidden).toEqual(['made', 'tags']);
  expect(withColumn(without, 'made').hidden).toEqual(['tags']);
});
