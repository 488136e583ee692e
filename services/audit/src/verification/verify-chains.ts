import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { earlier, faultBehind, missing, type Fault } from './chain-fault.js';
import type { EntryReader } from '../entries/entries.js';
import { entryId, GENESIS, isErased, type Entry, type Head } from '../entries/entry.js';

export interface ChainReport {
  chain: string;
  entries: number;
  ok: boolean;
  first_bad: Fault | null;
}

interface ChainsVerified {
  chains: ChainReport[];
  erased: AuditVerification['erased'];
}

interface Extent {
  entries: number;
  last: number;
  stray: Fault | null;
}

/** A page of entries with the largest bodies is 16 MB. */
const PAGE = 250;
const MOST_NAMED = 100;

/**
 * Reads every entry twice, a page at a time: once for how far each chain reaches and for what is out of place, once in
 * order along each chain. Entries that are written meanwhile are left for the next time.
 */
export async function verifyChains(entries: EntryReader): Promise<ChainsVerified> {
  const chains: ChainReport[] = [];
  const erased: AuditVerification['erased'] = { count: 0, entries: [] };
  const tell = (entry: Entry) => {
    erased.count += 1;
    if (erased.entries.length < MOST_NAMED) erased.entries.push(entry._id);
  };
  const extents = [...(await measure(entries))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [chain, extent] of extents) {
    const first_bad = earlier(extent.stray, await followChain(entries, chain, extent.last, tell));
    chains.push({ chain, entries: extent.entries, ok: first_bad === null, first_bad });
  }
  return { chains, erased };
}

/** Whoever is at `<chain>:<n>` and has a good `n` is met again in order; everyone else is a stray. */
async function measure(entries: EntryReader): Promise<Map<string, Extent>> {
  const extents = new Map<string, Extent>();
  for await (const { _id, chain, n } of entries.places()) {
    const extent = extents.get(chain) ?? { entries: 0, last: 0, stray: null };
    extents.set(chain, extent);
    extent.entries += 1;
    if (Number.isSafeInteger(n) && n > 0 && _id === entryId(chain, n)) extent.last = Math.max(extent.last, n);
    else
      extent.stray = earlier(extent.stray, {
        n,
        reason: `the entry "${_id}" claims to be number ${n}, where it does not belong`,
      });
  }
  return extents;
}

async function followChain(
  entries: EntryReader,
  chain: string,
  last: number,
  tellErased: (entry: Entry) => void,
): Promise<Fault | null> {
  let before: Head = GENESIS;
  for (let from = 1; from <= last; from += PAGE) {
    const to = Math.min(from + PAGE - 1, last);
    const page = await entries.between(chain, from, to);
    const repeats = await repeatsAmong(entries, page);
    for (const entry of page) {
      const fault = faultBehind(before, entry) ?? repeats.get(entry.n);
      if (fault) return fault;
      if (isErased(entry)) tellErased(entry);
      before = entry;
    }
    if (before.n !== to) return missing(before.n + 1);
  }
  return null;
}

/** Messages that an entry elsewhere has already, by the place in this page. The unique index allows none while it stands. */
async function repeatsAmong(entries: EntryReader, page: Entry[]): Promise<Map<number, Fault>> {
  const places = await entries.placesOf(page.map(({ eventId }) => eventId));
  const repeats = new Map<number, Fault>();
  for (const { _id, chain, n, eventId } of page) {
    const other = places.find(
      (place) => place.eventId === eventId && place._id !== _id && (place.chain !== chain || place.n < n),
    );
    if (other) repeats.set(n, { n, reason: `entry ${n} repeats a message that ${other._id} holds` });
  }
  return repeats;
}
