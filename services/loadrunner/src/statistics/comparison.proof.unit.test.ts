/** @slow thousands of comparisons */
import { describe, expect, it, jest } from '@jest/globals';
import type { ComparisonVerdict } from '@rehearsal/contracts/load/comparison';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { compareRuns } from './compare-runs.js';
import { directionOf } from './direction.js';
import { syntheticRun, type SyntheticOptions } from './testing/synthetic-run.js';

const SEED = proofSeed();
const RUNS = proofSize(6, 200);
jest.setTimeout(3_600_000);

/** Compares pairs of synthetic runs, 5,000 requests each, and counts the verdicts. The seed names every pair. */
function verdicts(base: Partial<SyntheticOptions>, run: Partial<SyntheticOptions>): Record<ComparisonVerdict, number> {
  const counts = { better: 0, same: 0, worse: 0, unclear: 0 };
  for (let pair = 0; pair < RUNS; pair++) {
    const seed = SEED + 2 * pair;
    const { verdict } = compareRuns({
      base: [syntheticRun({ ...base, seed })],
      run: syntheticRun({ ...run, seed: seed + 1 }),
      seed,
      directionOf: (metric, contains) => directionOf(metric, contains, []),
    });
    counts[verdict] += 1;
  }
  process.stdout.write(
    `${expect.getState().currentTestName ?? ''}: ${JSON.stringify(counts)} of ${RUNS}, seed ${SEED}\n`,
  );
  return counts;
}

const alarms = ({ better, worse }: Record<ComparisonVerdict, number>) => better + worse;
const drift = { correlation: 0.8, size: 0.05 };

describe('a comparison', () => {
  it.each([
    ['of independent samples', {}],
    ['of seconds that are like the ones before', { drift }],
    ['with a heavy tail', { sigma: 1 }],
  ])('alarms in at most 5 % of runs of the same thing, %s', (_, options) => {
    expect(alarms(verdicts(options, options))).toBeLessThanOrEqual(Math.ceil(0.05 * RUNS));
  });

  it.each([
    ['of every latency', { slower: 1.1 }],
    ['of the slowest tenth alone', { slowerTail: 1.1 }],
  ])('catches +10 %% at p95 in at least 95 %% of runs, %s', (_, change) => {
    expect(verdicts({}, change).worse).toBeGreaterThanOrEqual(Math.floor(0.95 * RUNS));
  });

  it('catches errors that went from 1 % to 3 %', () => {
    expect(verdicts({}, { failing: 0.03 }).worse).toBeGreaterThanOrEqual(Math.floor(0.95 * RUNS));
  });

  it('says that a change is for the better when it is', () => {
    expect(verdicts({ slower: 1.1 }, {}).better).toBeGreaterThanOrEqual(Math.floor(0.95 * RUNS));
  });
});
