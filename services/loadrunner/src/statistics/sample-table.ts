import { valueIn } from '../measured/bins.js';
import type { Weights } from './block-bootstrap.js';
import type { SlotCounts } from '../measured/distributions.js';

/**
 * The samples of one metric of one run, laid out so that a quantile of a resampling costs a search and not a pass over
 * every bin: for each slot, how many samples lie in a bin or below it.
 */
export class SampleTable {
  /** Bins that hold samples, ascending. */
  readonly bins: readonly number[];
  readonly slots: number;
  readonly count: number;
  /** By bin, then slot: what a quantile adds up lies side by side. */
  readonly #upTo: Float64Array;

  constructor(slots: readonly SlotCounts[]) {
    this.slots = slots.length;
    this.bins = [...new Set(slots.flatMap((slot) => [...slot.keys()]))].sort((a, b) => a - b);
    this.#upTo = new Float64Array(this.bins.length * slots.length);
    let count = 0;
    for (const [slot, counts] of slots.entries()) {
      let sum = 0;
      for (const [index, bin] of this.bins.entries()) {
        sum += counts.get(bin) ?? 0;
        this.#upTo[index * this.slots + slot] = sum;
      }
      count += sum;
    }
    this.count = count;
  }

  /** How many samples lie in the bin at this index or below it, each slot counted as often as its weight says. */
  upTo(index: number, weights?: Weights): number {
    if (index < 0) return 0;
    const first = index * this.slots;
    let sum = 0;
    for (let slot = 0; slot < this.slots; slot++) sum += (weights?.[slot] ?? 1) * (this.#upTo[first + slot] ?? 0);
    return sum;
  }

  /** How many samples lie in this bin or below it, whether the table has it or not. */
  countUpTo(bin: number): number {
    return this.upTo(this.indexFrom(bin + 1) - 1);
  }

  /** The index of the first bin that is this one or above it. */
  indexFrom(bin: number): number {
    let low = 0;
    let high = this.bins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bins[middle] ?? Infinity) < bin) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A quantile of the whole or of a resampling; NaN where there is no sample. */
  quantile(share: number, weights?: Weights): number {
    const last = this.bins.length - 1;
    const wanted = share * this.upTo(last, weights);
    if (!(wanted > 0)) return NaN;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo(middle, weights) >= wanted) high = middle;
      else low = middle + 1;
    }
    const below = this.upTo(low - 1, weights);
    return valueIn(this.bins[low] ?? 0, (wanted - below) / (this.upTo(low, weights) - below));
  }

  /** The mean of a score that each bin has, over the whole or a resampling; `perSlot` comes from `scored`. */
  mean(perSlot: readonly Scored[], weights?: Weights): number {
    let sum = 0;
    let count = 0;
    for (const [slot, scored] of perSlot.entries()) {
      const weight = weights?.[slot] ?? 1;
      sum += weight * scored.sum;
      count += weight * scored.count;
    }
    return count === 0 ? NaN : sum / count;
  }

  /** For each slot, the sum of the scores of its samples. `score` is asked by the index of the bin. */
  scored(score: (index: number) => number): Scored[] {
    const scores = this.bins.map((_, index) => score(index));
    return Array.from({ length: this.slots }, (_, slot) => {
      let sum = 0;
      let below = 0;
      for (const [index, value] of scores.entries()) {
        const upTo = this.#inSlotUpTo(slot, index);
        sum += value * (upTo - below);
        below = upTo;
      }
      return { sum, count: below };
    });
  }

  #inSlotUpTo(slot: number, index: number): number {
    return this.#upTo[index * this.slots + slot] ?? 0;
  }
}

/** The samples of one slot. */
export interface Scored {
  sum: number;
  count: number;
}
