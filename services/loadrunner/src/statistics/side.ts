import { sampleVariance } from 'simple-statistics';
import { blockLength, resamplings, type Weights } from './block-bootstrap.js';
import type { SlotCounts } from '../measured/distributions.js';
import { resampledVariance, type Uncertainty } from './estimate.js';
import { likeness } from './likeness.js';
import { SampleTable } from './sample-table.js';

/** One metric on one side of a comparison: a run, or several that are taken together. */
export interface Side {
  whole: SampleTable;
  runs: readonly Resampled[];
}

interface Resampled {
  table: SampleTable;
  weights: readonly Weights[];
  /** How many independent pieces the run is taken for. */
  blocks: number;
}

export interface Sides {
  base: Side;
  run: Side;
  /** Slots of the shortest run. */
  slots: number;
  /** For how many slots what differs between the sides stays alike. */
  alike: number;
  /** What differs is larger than any drift of this kind. */
  isClear: boolean;
}

/** Both sides of a comparison, each run cut into blocks as long as the likeness of its seconds asks for. */
export function sidesOf(base: readonly (readonly SlotCounts[])[], run: readonly SlotCounts[], seed: number): Sides {
  const after = new SampleTable(run);
  const before = base.map((slots) => new SampleTable(slots));
  const likenesses = before.map((table) => likeness(table, after));
  const alike = likenesses.map((found) => found.alike);
  const longest = Math.max(...alike);
  return {
    base: {
      whole: new SampleTable(base.flat()),
      runs: before.map((table, index) => resampled(table, alike[index] ?? 1, seed + 1 + index)),
    },
    run: { whole: after, runs: [resampled(after, longest, seed)] },
    slots: Math.min(after.slots, ...before.map(({ slots }) => slots)),
    alike: longest,
    isClear: likenesses.every(({ isClear }) => isClear),
  };
}

function resampled(table: SampleTable, alike: number, seed: number): Resampled {
  const length = blockLength(table.slots, alike);
  return { table, weights: resamplings(table.slots, length, seed), blocks: Math.floor(table.slots / length) };
}

/** How a function of samples is read from a table and from each resampling of it. */
export type Figure = (table: SampleTable) => (weights?: Weights) => number;

/**
 * How uncertain a figure of this side is. Each run is resampled in blocks of neighbouring slots. Of several runs the
 * figure is their mean, and where they differ by more than that explains, so will the next one: what differs from run to
 * run counts once for the run that is compared, and in part for the mean.
 */
export function uncertaintyOf({ runs }: Side, figure: Figure): readonly Uncertainty[] {
  const figures = runs.map(({ table }) => figure(table));
  const within = runs.map(({ weights, blocks }, index) => ({
    variance: resampledVariance(weights.map((drawn) => figures[index]?.(drawn) ?? NaN)),
    df: blocks - 1,
  }));
  const count = runs.length;
  const mean = within.map(({ variance, df }) => ({ variance: variance / count ** 2, df }));
  if (count === 1) return mean;
  const seen = sampleVariance(figures.map((read) => read()));
  const explained = within.reduce((sum, { variance }) => sum + variance, 0) / count;
  return [...mean, { variance: Math.max(0, seen - explained) * (1 + 1 / count), df: count - 1 }];
}
