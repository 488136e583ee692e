import { BIN_ERROR } from '../measured/bins.js';
import { combined, pValueOf, type Estimate } from './estimate.js';
import type { SampleTable } from './sample-table.js';
import { uncertaintyOf, type Figure, type Side } from './side.js';

/** Fewer samples than this beyond a quantile do not tell where it is. */
const SAMPLES_BEYOND = 10;

export const samplesFor = (share: number): number => Math.ceil(SAMPLES_BEYOND / Math.min(share, 1 - share));

export interface QuantileChange {
  base: number;
  run: number;
  /** Of the logarithm of run / base. */
  ratio: Estimate;
  pValue: number;
}

/** How a quantile changed. On the scale of logarithms, since latencies vary by shares of themselves. */
export function quantileChange(share: number, base: Side, run: Side): QuantileChange {
  const logarithm: Figure = (table) => (weights) => Math.log(table.quantile(share, weights));
  const before = base.whole.quantile(share);
  const after = run.whole.quantile(share);
  const { variance, df } = combined([...uncertaintyOf(base, logarithm), ...uncertaintyOf(run, logarithm)]);
  const ratio = { value: Math.log(after / before), variance: variance + 2 * BIN_ERROR ** 2, df };
  return { base: before, run: after, ratio, pValue: crossingP(share, base, run) };
}

/**
 * Whether as many samples of one side as of the other lie beyond the quantile of both together. It asks the same question
 * as the quantiles themselves, and answers it from shares, whose error is known well also far out, where resampled
 * quantiles jump between a few samples and give too many false alarms.
 */
function crossingP(share: number, base: Side, run: Side): number {
  const { bin, beyond } = commonQuantile(share, base.whole, run.whole);
  const score: Figure = (table) => {
    const perSlot = table.scored((index) => {
      const own = table.bins[index] ?? 0;
      return own > bin ? 1 : own === bin ? beyond : 0;
    });
    return (weights) => table.mean(perSlot, weights);
  };
  const seen = combined([...uncertaintyOf(base, score), ...uncertaintyOf(run, score)]);
  const independent = share * (1 - share) * (1 / base.whole.count + 1 / run.whole.count);
  const value = score(run.whole)() - score(base.whole)();
  return pValueOf({ value, variance: Math.max(seen.variance, independent), df: seen.df });
}

/**
 * The bin in which the quantile of all samples of both lies, and how much of it counts as beyond, so that exactly the
 * wanted share of all samples lies below. Without that, a side that lies in one bin as a whole would be on neither side.
 */
function commonQuantile(share: number, a: SampleTable, b: SampleTable): { bin: number; beyond: number } {
  const wanted = share * (a.count + b.count);
  const bins = [...new Set([...a.bins, ...b.bins])].sort((first, second) => first - second);
  const upTo = (index: number) => {
    const bin = bins[index];
    return bin === undefined ? 0 : a.countUpTo(bin) + b.countUpTo(bin);
  };
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo(middle) >= wanted) high = middle;
    else low = middle + 1;
  }
  const reached = upTo(low);
  return { bin: bins[low] ?? 0, beyond: (reached - wanted) / (reached - upTo(low - 1)) };
}
