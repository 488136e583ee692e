import type { Key, OfferedKeys, Reach } from './key.js';

type Tell = () => OfferedKeys;

const tellers = new Set<Tell>();

/** Tells of keys as long as they are heard, until the function is called. */
export const offerKeys = (tell: Tell): (() => void) => {
  tellers.add(tell);
  return () => void tellers.delete(tell);
};

/** All keys that do something at this moment, the ones of the page first. */
export const offeredKeys = (): readonly OfferedKeys[] => {
  const told = [...tellers].map((tell) => tell());
  const of = (reach: Reach): readonly Key[] => told.filter((each) => each.reach === reach).flatMap(({ keys }) => keys);
  return (['page', 'everywhere'] as const)
    .map((reach) => ({ reach, keys: of(reach) }))
    .filter(({ keys }) => keys.length > 0);
};
