import { combined, type Estimate } from './estimate.js';
import type { SampleTable } from './sample-table.js';
import { uncertaintyOf, type Figure, type Side } from './side.js';

/**
 * The Mann-Whitney U of two sets of samples, as the share of pairs in which the one of `run` is larger, ties counted half:
 * 0.5 where nothing changed. The estimate is of that share less 0.5; its variance is the larger of the textbook's, with
 * the correction for ties, which takes samples for independent, and of what blocks of neighbouring seconds show.
 */
export function mannWhitney(base: Side, run: Side): { share: number; excess: Estimate } {
  const share = placementAmong(base.whole)(run.whole)();
  const seen = combined([
    ...uncertaintyOf(base, placementAmong(run.whole)),
    ...uncertaintyOf(run, placementAmong(base.whole)),
  ]);
  const variance = Math.max(seen.variance, textbookVariance(base.whole, run.whole));
  return { share, excess: { value: share - 0.5, variance, df: seen.df } };
}

/** The mean share of `others` that a sample of the table exceeds. */
const placementAmong =
  (others: SampleTable): Figure =>
  (table) => {
    const perSlot = table.scored((index) => {
      const bin = table.bins[index] ?? 0;
      return (others.countUpTo(bin - 1) + others.countUpTo(bin)) / 2 / others.count;
    });
    return (weights) => table.mean(perSlot, weights);
  };

/** Of the share of pairs, where both sets come from one distribution and every sample from itself. */
export function textbookVariance(a: SampleTable, b: SampleTable): number {
  const total = a.count + b.count;
  const sizes = new Map<number, number>();
  for (const table of [a, b])
    for (const [index, bin] of table.bins.entries())
      sizes.set(bin, (sizes.get(bin) ?? 0) + table.upTo(index) - table.upTo(index - 1));
  const ties = [...sizes.values()].reduce((sum, size) => sum + (size ** 3 - size), 0);
  return (total + 1 - ties / (total * (total - 1))) / (12 * a.count * b.count);
}
