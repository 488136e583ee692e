import type { EntryReader, Place } from '../entries/entries.js';
import { GENESIS } from '../entries/entry.js';
import { earlier, isInPlace, stray } from './chain-fault.js';
import type { Stretch } from './follow-chains.js';

/**
 * How far each chain reaches, and whether an entry stands outside of all chains. Every entry has its place in the order of
 * chains and numbers, so what is not met by following the chains stands before the first number of one, behind the last,
 * or before or behind all chains; to see whether there is one, nothing else needs to be read.
 */
export async function measure(entries: EntryReader): Promise<Stretch[]> {
  const stretches = new Map<string, Stretch>();
  for (const chain of await entries.chains()) {
    const { n: last } = await entries.head(chain);
    stretches.set(chain, { chain, behind: GENESIS, entries: last, last, fault: null });
    for (const place of await entries.outermost(chain)) noteStray(stretches, place);
  }
  for (const place of await entries.outermost()) noteStray(stretches, place);
  return [...stretches.values()].sort((a, b) => (a.chain < b.chain ? -1 : 1));
}

function noteStray(stretches: Map<string, Stretch>, place: Place): void {
  if (isInPlace(place)) return;
  // What somebody put there may name its chain by anything, or by nothing.
  const { chain: named }: { chain: unknown } = place;
  const chain = String(named);
  const known = stretches.get(chain) ?? { chain, behind: GENESIS, entries: 1, last: 0, fault: null };
  stretches.set(chain, { ...known, fault: earlier(known.fault, stray(place)) });
}
