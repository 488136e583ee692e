import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Chance {
  /** A whole number between two others, both included. */
  between(least: number, most: number): number;
  oneOf<T>(things: readonly T[]): T;
  shuffled<T>(things: readonly T[]): T[];
}

/** The same seed gives the same choices; what the machine makes of them in time is its own. */
export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number) => uniformInt(generator, least, most);
  return {
    between,
    oneOf: <T>(things: readonly T[]) => things[between(0, things.length - 1)] as T,
    shuffled: (things) => {
      const left = [...things];
      return things.map(() => left.splice(between(0, left.length - 1), 1)[0] as (typeof left)[number]);
    },
  };
}
