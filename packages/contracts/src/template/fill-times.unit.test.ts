import { describe, expect, it } from '@jest/globals';
import { fillTimes } from './fill-times.js';

const NOW = '2025-01-01T12:00:00.000Z';

describe('missing times', () => {
  it('are a minute apart, before now', () => {
    expect(fillTimes([undefined, undefined], NOW)).toEqual(['2025-01-01T11:58:00.000Z', '2025-01-01T11:59:00.000Z']);
  });

  it('leave given ones exactly as written', () => {
    const given = ['2024-05-05T05:05:05.123456+02:00', undefined];
    expect(fillTimes(given, NOW)).toEqual([given[0], '2025-01-01T11:59:00.000Z']);
  });

  it('fit between close neighbours', () => {
    expect(fillTimes(['2025-01-01T11:00:00Z', undefined, '2025-01-01T11:00:10Z'], NOW)[1]).toBe(
      '2025-01-01T11:00:05.000Z',
    );
  });

  it('need nothing for an empty list', () => {
    expect(fillTimes([], NOW)).toEqual([]);
  });
});
