import type { SampleTable } from './sample-table.js';

/**
 * For how many slots what differs between two runs stays alike: the integrated autocorrelation time, 1 where each slot is
 * on its own. It is taken of the difference of both, second by second from the start, so that a ramp which both have in
 * common is not taken for drift. Correlations are summed until they drown in noise.
 */
export function likeness(a: SampleTable, b: SampleTable): number {
  const before = meansOf(a);
  const after = meansOf(b);
  const differences = before
    .map((mean, slot) => (after[slot] ?? NaN) - mean)
    .filter((difference) => Number.isFinite(difference));
  const count = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const centred = differences.map((value) => value - mean);
  const whole = centred.reduce((sum, value) => sum + value * value, 0);
  if (!(whole > 0)) return 1;
  const noise = 2 / Math.sqrt(count);
  let total = 1;
  for (let lag = 1; lag < count / 2; lag++) {
    let sum = 0;
    for (let slot = lag; slot < count; slot++) sum += (centred[slot] ?? 0) * (centred[slot - lag] ?? 0);
    if (sum / whole < noise) break;
    total += (2 * sum) / whole;
  }
  return total;
}

/** The mean bin of each slot, which for times stands for a logarithm; NaN for a slot without samples. */
const meansOf = (table: SampleTable): number[] =>
  table.scored((index) => table.bins[index] ?? 0).map(({ sum, count }) => sum / count);
