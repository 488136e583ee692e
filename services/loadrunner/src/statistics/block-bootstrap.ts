import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** How often each slot of the run comes in one resampling of it. */
export type Weights = Uint8Array;

/** Enough for a standard error that is itself within some 3 %. */
export const REPLICATES = 500;

/** With fewer pieces than this nothing is known of how they vary. */
const FEWEST_BLOCKS = 6;

/**
 * How many slots stay together. Seconds of a run are like their neighbours (a queue that fills, a collection of garbage),
 * and resampling them one by one would take that for more knowledge than it is. `alike` is for how many slots the likeness
 * lasts; without any, the cube root is the usual length.
 */
export const blockLength = (slots: number, alike: number): number =>
  Math.max(1, Math.min(Math.ceil(Math.max(Math.cbrt(slots), 3 * alike)), Math.floor(slots / FEWEST_BLOCKS)));

/** Circular moving blocks: stretches of neighbouring slots, drawn with replacement, until the run is as long again. */
export function resamplings(slots: number, length: number, seed: number): Weights[] {
  const random = xoroshiro128plus(seed);
  return Array.from({ length: REPLICATES }, () => {
    const weights = new Uint8Array(slots);
    for (let filled = 0; filled < slots; filled += length) {
      const start = uniformInt(random, 0, slots - 1);
      const stretch = Math.min(length, slots - filled);
      for (let offset = 0; offset < stretch; offset++) {
        const slot = (start + offset) % slots;
        weights[slot] = (weights[slot] as number) + 1;
      }
    }
    return weights;
  });
}
