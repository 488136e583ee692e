import { describe, expect, it } from '@jest/globals';
import { absent, alone, compared } from './figure.js';
import { summaryOf } from './summary.js';
import { table } from './table.js';

const row = { id: 'P1', what: 'command to outcome', unit: 'ms' };
const rounds = [
  { measured: 10, floor: 5 },
  { measured: 12, floor: 10 },
  { measured: 30, floor: 6 },
];

describe('a figure', () => {
  it('compares the sides of each round, since a slow moment slows both', () => {
    expect(compared(row, rounds, 3)).toMatchObject({ measured: 12, floor: 6, ratio: 2, met: null });
  });

  it.each([
    ['a ratio', { of: 'ratio', most: 2 }, true],
    ['a ratio that must be larger', { of: 'ratio', least: 2.1 }, false],
    ['what comes on top', { of: 'excess', most: 5 }, false],
    ['the value itself', { of: 'value', most: 12 }, true],
  ] as const)('is held against %s', (_what, goal, met) => {
    expect(compared({ ...row, goal }, rounds, 3).met).toBe(met);
  });

  it('that could not be measured meets no goal and misses none', () => {
    expect(absent({ ...row, goal: { of: 'value', most: 1 } }, 'no such thing')).toMatchObject({
      measured: null,
      met: null,
      note: 'no such thing',
    });
  });
});

describe('the table', () => {
  const figures = [
    compared({ ...row, goal: { of: 'ratio', most: 1.5 } }, rounds, 3),
    alone({ id: 'P13', what: 'first page', unit: 'kB', goal: { of: 'value', most: 300 } }, [120.4]),
  ];

  it('says whether each goal is met', () => {
    expect(table(figures, { verdict: true }).split('\n')).toEqual([
      'figure                   measured  floor  ratio         goal  samples',
      'P1   command to outcome     12 ms   6 ms    2 x   <= 1.5 x ✗        3',
      'P13  first page            120 kB      -         <= 300 kB ✓        1',
      '',
    ]);
  });

  it('of a run that is too short to judge says nothing of goals', () => {
    expect(table(figures, { verdict: false })).not.toMatch(/goal|✗|✓/);
  });
});

describe('the summary of several runs', () => {
  it('is the median of each figure, judged anew, and tells how far the runs lie apart', () => {
    const run = (measured: number) => [
      compared({ ...row, goal: { of: 'ratio', most: 2 } }, [{ measured, floor: 5 }], 7),
    ];
    expect(summaryOf([run(5), run(10), run(50)])).toEqual([
      expect.objectContaining({ measured: 10, ratio: 2, met: true, samples: 21, note: '1.00 to 10.00 over 3 runs' }),
    ]);
  });
});
