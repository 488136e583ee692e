import { describe, expect, it } from '@jest/globals';
import { compareRuns, type CompareInput } from './compare-runs.js';
import { directionOf } from './direction.js';
import { distributionOf, Distributions } from '../measured/distributions.js';
import { syntheticRun } from './testing/synthetic-run.js';

const compare = (input: Partial<CompareInput>) =>
  compareRuns({
    base: [syntheticRun({ seed: 1 })],
    run: syntheticRun({ seed: 2 }),
    seed: 7,
    directionOf: (metric, contains) => directionOf(metric, contains, []),
    ...input,
  });

describe('a comparison of two runs', () => {
  it('says the numbers in words, the worst row first', () => {
    const { verdict, words, rows, method } = compare({ run: syntheticRun({ seed: 2, slower: 1.5 }) });
    expect(verdict).toBe('worse');
    expect(rows[0]).toMatchObject({ verdict: 'worse', samples: { base: 5000, run: 5000 } });
    const p95 = rows.find(({ metric, statistic }) => metric === 'http_req_duration' && statistic === 'p95');
    expect(p95?.words).toMatch(
      /^p95 of http_req_duration: \d+ ms -> \d+ ms, \+\d\d\.\d % \(95 % interval \+\d\d\.\d % to \+\d\d\.\d %\), p = < 0.0001: worse$/,
    );
    expect(p95?.change).toBeCloseTo(0.5, 1);
    expect(words).toMatch(/^Of 14 rows, \d+ worse, 2 same\. /);
    expect(method.judged_rows).toBe(14);
  });

  it('gives the same figures for the same seed, and about the same for another', () => {
    const first = compare({});
    expect(compare({})).toEqual(first);
    const other = compare({ seed: 8 });
    expect(other.rows).not.toEqual(first.rows);
    expect(other.verdict).toBe(first.verdict);
  });

  it('does not judge a quantile with too few samples beyond it, nor a run of a few seconds', () => {
    const few = compare({ run: syntheticRun({ seed: 2, samples: 300 }) }).rows;
    const of = (statistic: string) =>
      few.find((row) => row.metric === 'http_req_duration' && row.statistic === statistic);
    expect(of('p95')?.p_value).not.toBeNull();
    expect(of('p99')).toMatchObject({ verdict: 'unclear', p_value: null });
    expect(of('p99')?.words).toBe('p99 of http_req_duration: not judged, needs 1000 samples on both sides');
    const short = compare({ run: syntheticRun({ seed: 2, seconds: 10 }) });
    expect([short.verdict, short.method.judged_rows]).toEqual(['unclear', 0]);
    expect(short.rows[0]?.words).toContain('needs runs of 20 seconds or more');
  });

  it('leaves it open when a run drifts for longer than it can be told from a change', () => {
    const drift = { correlation: 0.98, size: 0.2 };
    const { rows } = compare({ base: [syntheticRun({ seed: 1, drift })], run: syntheticRun({ seed: 2, drift }) });
    const trends = rows.filter(({ statistic }) => statistic !== 'share');
    expect(trends.every(({ verdict }) => verdict === 'unclear')).toBe(true);
    expect(trends[0]?.words).toContain('it drifts');
  });

  it('tells a change that is far larger than such a drift', () => {
    const drift = { correlation: 0.98, size: 0.2 };
    const run = syntheticRun({ seed: 2, drift, slower: 5 });
    const { rows } = compare({ base: [syntheticRun({ seed: 1, drift })], run });
    const median = rows.find(({ metric, statistic }) => metric === 'http_req_duration' && statistic === 'p50');
    expect(median?.verdict).toBe('worse');
  });

  it('takes what differs from run to run into account when there are several to compare with', () => {
    const base = [0.9, 1, 1.1, 0.95, 1.05].map((slower, index) => syntheticRun({ seed: 10 + index, slower }));
    const run = syntheticRun({ seed: 20, slower: 1.12 });
    expect(compare({ base: [base[1] ?? run], run }).verdict).toBe('worse');
    expect(compare({ base, run }).verdict).toBe('unclear');
    expect(compare({ base, run: syntheticRun({ seed: 21, slower: 2 }) }).verdict).toBe('worse');
  });

  it('lays runs of different lengths beside each other', () => {
    const { verdict, rows } = compare({ run: syntheticRun({ seed: 2, seconds: 200, samples: 10_000 }) });
    expect(verdict).not.toBe('worse');
    expect(rows[0]?.samples).toEqual({ base: 5000, run: 10_000 });
  });

  it('does not say better or worse of a metric whose better way nobody knows', () => {
    const { rows } = compare({ run: syntheticRun({ seed: 2, slower: 1.5 }), directionOf: () => null });
    expect(rows.some(({ verdict }) => verdict === 'worse' || verdict === 'better')).toBe(false);
    expect(rows.some(({ words }) => words.endsWith('which way is better is not known'))).toBe(true);
  });

  it('calls a difference that nobody feels the same', () => {
    const run = (value: number) => runOf(6000, (n) => value * (1 + (n % 7) / 10));
    expect(compare({ base: [run(0.5)], run: run(0.8) }).verdict).toBe('same');
    expect(compare({ base: [run(500)], run: run(800) }).verdict).toBe('worse');
  });

  it.each([
    [500, 500],
    [500, 501],
    [501, 500],
  ])(
    'tells of %i and %i answers that take equally long among themselves how every quantile changed',
    (before, after) => {
      const { rows } = compare({ base: [runOf(before, () => 100)], run: runOf(after, () => 600) });
      expect(rows.map(({ statistic, verdict }) => [statistic, verdict])).toEqual(
        expect.arrayContaining(['p50', 'p95', 'all'].map((statistic) => [statistic, 'worse'])),
      );
      const alike = compare({ base: [runOf(before, () => 100)], run: runOf(after, () => 100) });
      expect(alike.verdict).toBe('same');
    },
  );
});

/** A run of samples 50 ms apart, of one metric. */
function runOf(samples: number, value: (n: number) => number) {
  const distributions = new Distributions();
  for (let n = 0; n < samples; n++) {
    const time = new Date(n * 50).toISOString();
    distributions.add('answer_ms', { type: 'trend', contains: 'time' }, time, value(n));
  }
  return distributionOf(distributions.state());
}
