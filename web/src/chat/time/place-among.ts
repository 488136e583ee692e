import type { Moment } from './moments.js';

/** Where a version is among the moments that one can go to. */
interface Place {
  /** From 0; as many as there are moments: now. */
  readonly index: number;
  /** The version of the moment before it; undefined: there is none. */
  readonly back: number | undefined;
  /** Of the one after it; null: that is now; undefined: there is none. */
  readonly on: number | null | undefined;
  readonly words: string;
}

const wordsFor = (at: number, moment: Moment | undefined): string => {
  if (moment === undefined) return `As of version ${at}, before the turns that are listed`;
  return moment.version === at ? `As of ${moment.name}: ${moment.about}` : `As of version ${at}, after ${moment.name}`;
};

/** Any version has a place: one that is no moment itself is between two. `moments` are the first one first. */
export const placeAmong = (moments: readonly Moment[], at: number | null): Place => {
  if (at === null) return { index: moments.length, back: moments.at(-1)?.version, on: undefined, words: 'Now' };
  const index = moments.findLastIndex(({ version }) => version <= at);
  return {
    index: Math.max(index, 0),
    back: moments.findLast(({ version }) => version < at)?.version,
    on: moments.find(({ version }) => version > at)?.version ?? null,
    words: wordsFor(at, moments[index]),
  };
};
