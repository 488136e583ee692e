import type { ChainVerification } from '@rehearsal/contracts/http/audit/audit';
import type { Place } from '../entries/entries.js';
import { bodyHashOf, entryHash, entryId, type Entry, type Head } from '../entries/entry.js';

/** The first place where a chain does not hold, and why. */
export type Fault = NonNullable<ChainVerification['first_bad']>;

/** What is wrong with an entry that should come right behind `before`; undefined when it does. */
export function faultBehind(before: Head, entry: Entry): Fault | undefined {
  if (entry.n > before.n + 1) return missing(before.n + 1);
  if (entry.n !== before.n + 1 || !isInPlace(entry)) return stray(entry);
  const { n } = entry;
  if (!hashFits(entry)) return { n, reason: `entry ${n} was edited: its hash does not fit its content` };
  if (entry.prevHash !== before.hash)
    return { n, reason: `entry ${n} does not follow entry ${before.n}: one of them was replaced` };
  if (entry.body !== null && bodyHashOf(entry.salt ?? '', entry.body) !== entry.bodyHash) {
    return { n, reason: `the body of entry ${n} was edited: its hash does not fit` };
  }
  return undefined;
}

/** Whether it is at `<chain>:<n>`, with an `n` that a chain can have. */
export const isInPlace = ({ _id, chain, n }: Place): boolean =>
  Number.isSafeInteger(n) && n > 0 && _id === entryId(chain, n);

/** An entry whose number is none comes before all that have one. */
export const stray = ({ _id, n }: Place): Fault => ({
  n: Number.isSafeInteger(n) ? n : 0,
  reason: `the entry "${_id}" claims to be number ${String(n)}, where it does not belong`,
});

export const missing = (n: number): Fault => ({ n, reason: `entry ${n} is missing: it was deleted or moved` });

function hashFits(entry: Entry): boolean {
  try {
    return entryHash(entry) === entry.hash;
  } catch {
    // A value that has no canonical form: we never wrote that.
    return false;
  }
}

export const earlier = (a: Fault | null, b: Fault | null): Fault | null =>
  a === null || (b !== null && b.n < a.n) ? b : a;
