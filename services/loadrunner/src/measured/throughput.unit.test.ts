import { describe, expect, it } from '@jest/globals';
import { throughputOf } from './throughput.js';

const second = (index: number, requests: number) => ({
  at: `${new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString().slice(0, 19)}Z`,
  requests,
});

describe('the throughput of a run', () => {
  it('is what each second had, where there are few', () => {
    expect(throughputOf([second(0, 4), second(1, 6), second(2, 5)])).toEqual([4, 6, 5]);
  });

  it('is the mean of equal spans, where there are many', () => {
    const rows = Array.from({ length: 60 }, (_, index) => second(index, index < 30 ? 1 : 2));
    expect(throughputOf(rows)).toEqual([...Array<number>(15).fill(1), ...Array<number>(15).fill(2)]);
  });

  it('loses no request where the seconds do not divide evenly', () => {
    const rows = Array.from({ length: 61 }, (_, index) => second(index, 3));
    expect(throughputOf(rows)).toEqual(Array<number>(30).fill(3));
  });

  it('counts a second that nothing was recorded in', () => {
    expect(throughputOf([second(0, 8), second(3, 8)])).toEqual([8, 0, 0, 8]);
  });

  it('is empty where nothing was measured', () => {
    expect(throughputOf([])).toEqual([]);
  });
});
