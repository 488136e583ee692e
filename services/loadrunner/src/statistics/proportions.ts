import { combined, pValueOf } from './estimate.js';
import { uncertaintyOf, type Figure, type Side } from './side.js';
import { criticalT } from './student-t.js';

export interface ProportionChange {
  base: number;
  run: number;
  /** Of run less base. */
  interval: [number, number];
  pValue: number;
}

/**
 * How a share changed: two proportions, pooled under the hypothesis that they are one, with Yates' correction; the
 * interval of the difference from Wilson's of both (Newcombe's method 10). Errors come in bursts, so where the blocks of
 * a run vary by more than independent answers would, the run counts for as many answers as its variance shows.
 */
export function proportionChange(base: Side, run: Side, confidence: number): ProportionChange {
  const before = judged(base);
  const after = judged(run);
  const pooled = (before.share * before.size + after.share * after.size) / (before.size + after.size);
  const independent = pooled * (1 - pooled) * (1 / before.size + 1 / after.size);
  const variance = Math.max(independent, before.between + after.between);
  const difference = after.share - before.share;
  const correction = (1 / before.size + 1 / after.size) / 2;
  const value = Math.max(0, Math.abs(difference) - correction);
  const df = combined([...before.seen, ...after.seen]).df;
  const low = wilson(before, confidence);
  const high = wilson(after, confidence);
  return {
    base: before.share,
    run: after.share,
    interval: [
      difference - Math.hypot(after.share - high[0], low[1] - before.share),
      difference + Math.hypot(high[1] - after.share, before.share - low[0]),
    ],
    pValue: variance === 0 ? 1 : pValueOf({ value, variance, df }),
  };
}

/** Wilson's score interval. */
export function wilson({ share, size }: { share: number; size: number }, confidence: number): [number, number] {
  const z = criticalT(1 - confidence, 1e6);
  const middle = (share + (z * z) / (2 * size)) / (1 + (z * z) / size);
  const reach = (z / (1 + (z * z) / size)) * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

function judged(side: Side) {
  const share = trueShare(side.whole)();
  const seen = uncertaintyOf(side, trueShare);
  const between = combined(seen).variance;
  const independent = (share * (1 - share)) / side.whole.count;
  const size = side.whole.count / Math.max(1, independent === 0 ? 1 : between / independent);
  return { share, size, between, seen };
}

/** Of a rate, bin 1 holds what was true. */
const trueShare: Figure = (table) => {
  const perSlot = table.scored((index) => table.bins[index] ?? 0);
  return (weights) => table.mean(perSlot, weights);
};
