import type { ComparedStatistic } from '@rehearsal/contracts/load/comparison';
import type { Unit } from '@rehearsal/contracts/load/units';
import type { MetricDistribution } from '../measured/distributions.js';
import { intervalOf, pValueOf } from './estimate.js';
import { mannWhitney } from './mann-whitney.js';
import { proportionChange } from './proportions.js';
import { quantileChange, samplesFor } from './quantile-change.js';
import { sidesOf, type Side, type Sides } from './side.js';

export const CONFIDENCE = 0.95;

/** Shorter runs hold too few seconds to tell how seconds differ. */
const FEWEST_SLOTS = 20;

/** With fewer independent pieces in a run, its drift looks like a change. */
const FEWEST_PIECES = 12;

/** What was found of one statistic of one metric, before it is known how many others were asked beside it. */
export interface Finding {
  metric: string;
  statistic: ComparedStatistic;
  unit: Unit;
  samples: { base: number; run: number };
  base: number | null;
  run: number | null;
  /** Null where the samples are too few: `why` then says so. */
  measured: { change: number; interval: [number, number]; pValue: number } | null;
  why: string | null;
  /** The samples would be enough, but the run drifts too much for them to tell anything. */
  drifts: boolean;
}

const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/** The findings about one metric that both sides have. */
export function findingsOf(
  metric: string,
  base: readonly MetricDistribution[],
  run: MetricDistribution,
  seed: number,
): Finding[] {
  const sides = sidesOf(
    base.map(({ slots }) => slots),
    run.slots,
    seed,
  );
  const { base: before, run: after } = sides;
  const samples = { base: before.whole.count, run: after.whole.count };
  const unit: Unit =
    run.type === 'rate' ? 'share' : run.contains === 'time' ? 'ms' : run.contains === 'data' ? 'bytes' : 'count';
  const short = tooShort(sides);
  const about = { metric, unit, samples, drifts: short !== null && sides.slots >= FEWEST_SLOTS };
  if (run.type === 'rate') return [{ ...about, statistic: 'share', ...ofShares(before, after, short) }];
  const fewest = Math.min(samples.base, samples.run);
  return [
    ...QUANTILES.map(([statistic, share]) => ({
      ...about,
      statistic,
      ...ofQuantile(share, before, after, short ?? tooFew(fewest, samplesFor(share))),
    })),
    { ...about, statistic: 'all' as const, ...ofAll(before, after, short ?? tooFew(fewest, samplesFor(0.5))) },
  ];
}

function tooShort({ slots, alike, isClear }: Pick<Sides, 'slots' | 'alike' | 'isClear'>): string | null {
  if (slots < FEWEST_SLOTS) return `needs runs of ${FEWEST_SLOTS} seconds or more`;
  if (isClear || slots / alike >= FEWEST_PIECES) return null;
  const part = `${Math.round((100 * alike) / slots)} %`;
  return `it drifts: what differs stays alike for ${part} of the run, which is too short to tell a change from it`;
}

const tooFew = (samples: number, needed: number): string | null =>
  samples < needed ? `needs ${needed} samples on both sides` : null;

type Figures = Pick<Finding, 'base' | 'run' | 'measured' | 'why'>;

function ofQuantile(share: number, before: Side, after: Side, why: string | null): Figures {
  if (why !== null)
    return { base: known(before.whole.quantile(share)), run: known(after.whole.quantile(share)), measured: null, why };
  const { base, run, ratio, pValue } = quantileChange(share, before, after);
  const [low, high] = intervalOf(ratio, CONFIDENCE);
  const interval: [number, number] = [Math.expm1(low), Math.expm1(high)];
  return { base, run, measured: { change: run / base - 1, interval, pValue }, why };
}

function ofAll(before: Side, after: Side, why: string | null): Figures {
  const medians = { base: known(before.whole.quantile(0.5)), run: known(after.whole.quantile(0.5)) };
  if (why !== null) return { ...medians, measured: null, why };
  const { excess } = mannWhitney(before, after);
  const measured = { change: excess.value, interval: intervalOf(excess, CONFIDENCE), pValue: pValueOf(excess) };
  return { ...medians, measured, why };
}

function ofShares(before: Side, after: Side, why: string | null): Figures {
  const { base, run, interval, pValue } = proportionChange(before, after, CONFIDENCE);
  return {
    base: known(base),
    run: known(run),
    measured: why === null ? { change: run - base, interval, pValue } : null,
    why,
  };
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
