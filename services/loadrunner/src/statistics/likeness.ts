import type { SampleTable } from './sample-table.js';

/** What differs between two runs, second by second. */
interface Likeness {
  /** For how many slots it stays alike: the integrated autocorrelation time, 1 where each slot is on its own. */
  alike: number;
  /** It is so much larger than all its straying that no drift of this kind would have brought it about. */
  isClear: boolean;
}

/** In standard deviations of the slots. Two runs that drift alike differ by about one; see ADR 9 for what was measured. */
const CLEAR_DEVIATIONS = 4;

/**
 * Taken of the difference of both runs from their starts, so that a ramp which both have in common is not taken for drift.
 * Correlations are summed until they drown in noise.
 */
export function likeness(a: SampleTable, b: SampleTable): Likeness {
  const before = meansOf(a);
  const after = meansOf(b);
  const differences = before
    .map((mean, slot) => (after[slot] ?? NaN) - mean)
    .filter((difference) => Number.isFinite(difference));
  const count = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const centred = differences.map((value) => value - mean);
  const whole = centred.reduce((sum, value) => sum + value * value, 0);
  const isClear = Math.abs(mean) > CLEAR_DEVIATIONS * Math.sqrt(whole / count);
  if (!(whole > 0)) return { alike: 1, isClear };
  const noise = 2 / Math.sqrt(count);
  let total = 1;
  for (let lag = 1; lag < count / 2; lag++) {
    let sum = 0;
    for (let slot = lag; slot < count; slot++) sum += (centred[slot] ?? 0) * (centred[slot - lag] ?? 0);
    if (sum / whole < noise) break;
    total += (2 * sum) / whole;
  }
  return { alike: total, isClear };
}

/** The mean bin of each slot, which for times stands for a logarithm; NaN for a slot without samples. */
const meansOf = (table: SampleTable): number[] =>
  table.scored((index) => table.bins[index] ?? 0).map(({ sum, count }) => sum / count);
