/** @slow thousands of comparisons */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, jest } from '@jest/globals';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import type { Pairs, VerdictCounts } from './testing/count-verdicts.js';

const SEED = proofSeed();
const RUNS = proofSize(10, 200);
jest.setTimeout(3_600_000);

/**
 * Compares pairs of synthetic runs, 5,000 requests each, and counts the verdicts. In a thread of its own, from what was
 * built: where jest runs a test, every look at `Math` costs so much that the proof takes four times as long.
 */
async function verdicts(base: Pairs['base'], run: Pairs['run']): Promise<VerdictCounts> {
  const pairs: Pairs = { base, run, runs: RUNS, seed: SEED };
  const worker = new Worker(built('./testing/count-verdicts.js'), { workerData: pairs });
  const [counts] = (await once(worker, 'message')) as [VerdictCounts];
  process.stdout.write(
    `${expect.getState().currentTestName ?? ''}: ${JSON.stringify(counts)} of ${RUNS}, seed ${SEED}\n`,
  );
  return counts;
}
const built = (file: string) => new URL(file, import.meta.url.replace('/loadrunner/src/', '/loadrunner/dist/'));

const alarms = ({ better, worse }: VerdictCounts) => better + worse;
const drift = { correlation: 0.8, size: 0.05 };

describe('a comparison', () => {
  it.each([
    ['of independent samples', {}],
    ['of seconds that are like the ones before', { drift }],
    ['with a heavy tail', { sigma: 1 }],
  ])('alarms in at most 5 % of runs of the same thing, %s', async (_, options) => {
    expect(alarms(await verdicts(options, options))).toBeLessThanOrEqual(Math.ceil(0.05 * RUNS));
  });

  it.each([
    ['of every latency', { slower: 1.1 }],
    ['of the slowest tenth alone', { slowerTail: 1.1 }],
  ])('catches +10 %% at p95 in at least 95 %% of runs, %s', async (_, change) => {
    expect((await verdicts({}, change)).worse).toBeGreaterThanOrEqual(Math.floor(0.95 * RUNS));
  });

  it('catches errors that went from 1 % to 3 %', async () => {
    expect((await verdicts({}, { failing: 0.03 })).worse).toBeGreaterThanOrEqual(Math.floor(0.95 * RUNS));
  });

  it('says that a change is for the better when it is', async () => {
    expect((await verdicts({ slower: 1.1 }, {})).better).toBeGreaterThanOrEqual(Math.floor(0.95 * RUNS));
  });
});
