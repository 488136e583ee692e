import { describe, expect, it } from '@jest/globals';
import { orderOf, turnedBy } from './run-order.js';

describe('the order of a list of runs', () => {
  it('is that of the newest where the address says nothing', () => {
    expect(orderOf({})).toEqual({ sort: 'queued_at', order: 'desc' });
  });

  it('begins with A of names and with the most of numbers, unless the address says otherwise', () => {
    expect(orderOf({ sort: 'name' })).toEqual({ sort: 'name', order: 'asc' });
    expect(orderOf({ sort: 'p95_ms' })).toEqual({ sort: 'p95_ms', order: 'desc' });
    expect(orderOf({ sort: 'p95_ms', order: 'asc' })).toEqual({ sort: 'p95_ms', order: 'asc' });
  });

  it('goes the other way when the same column is pressed again', () => {
    const byTest = turnedBy(orderOf({}), 'name');
    expect(byTest).toEqual({ sort: 'name', order: 'asc' });
    expect(turnedBy(byTest, 'name')).toEqual({ sort: 'name', order: 'desc' });
  });
});
