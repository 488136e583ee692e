import { describe, expect, it } from '@jest/globals';
import { fieldsOf, isFilledIn, orderOf } from './run-order.js';

describe('what an address says of a run', () => {
  it('fills in its fields', () => {
    const fields = fieldsOf({ repeat: '3', seed: '7', engine: 'mine' });
    expect(fields).toMatchObject({ repeat: 3, seed: 7, engine: 'mine' });
    expect(isFilledIn(fields)).toBe(true);
    expect(orderOf([], fields)).toMatchObject({ repeat: 3, seed: 7, engine: 'mine' });
    expect(isFilledIn(fieldsOf({}))).toBe(true);
  });

  it.each([{ repeat: '0' }, { repeat: '2.5' }, { seed: 'abc' }, { seed: '4294967296' }])(
    'stays as it is where it is no number that a run takes: %j',
    (asked) => {
      const fields = fieldsOf(asked);
      expect(fields).toMatchObject(asked);
      expect(isFilledIn(fields)).toBe(false);
    },
  );
});
