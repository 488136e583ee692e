import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ComparisonVerdict } from '@rehearsal/contracts/load/comparison';
import { compareRuns } from '../compare-runs.js';
import { directionOf } from '../direction.js';
import { syntheticRun, type SyntheticOptions } from './synthetic-run.js';

export interface Pairs {
  base: Partial<SyntheticOptions>;
  run: Partial<SyntheticOptions>;
  /** How many, and the seed of the first. */
  runs: number;
  seed: number;
}

export type VerdictCounts = Record<ComparisonVerdict, number>;

/** Compares pairs of synthetic runs and counts the verdicts. The seed names every pair. */
function countVerdicts({ base, run, runs, seed: first }: Pairs): VerdictCounts {
  const counts = { better: 0, same: 0, worse: 0, unclear: 0 };
  for (let pair = 0; pair < runs; pair++) {
    const seed = first + 2 * pair;
    const { verdict } = compareRuns({
      base: [syntheticRun({ ...base, seed })],
      run: syntheticRun({ ...run, seed: seed + 1 }),
      seed,
      directionOf: (metric, contains) => directionOf(metric, contains, []),
    });
    counts[verdict] += 1;
  }
  return counts;
}

if (!isMainThread) parentPort?.postMessage(countVerdicts(workerData as Pairs));
