import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Picks one of several ways to say the same thing. */
export type Choose = <T>(variants: readonly [T, ...T[]]) => T;

/** FNV-1a, 32 bits: spreads texts that differ little. */
const fold = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
};

/** The same seed and text give the same choices, in the same order. */
export const choosingBy = (seed: number, text: string): Choose => {
  const random = xoroshiro128plus(fold(`${seed}\n${text}`));
  return (variants) => variants[uniformInt(random, 0, variants.length - 1)] ?? variants[0];
};
