import type { Position } from '@rehearsal/platform/http/cursor';
import type { Entries } from './entries.js';
import type { Entry } from './entry.js';
import type { EntryFilter } from './list-query.js';
import { newestPages } from './newest-pages.js';
import { holding } from './words.js';

/** So long is looked for one answer, well within what callers wait; whoever wants more asks for the next page. */
const LOOKED_FOR_MS = 1000;

/** An entry's, in the list that is newest first. */
export type PlaceInTime = readonly [at: string, id: string];

interface Found {
  readonly entries: Entry[];
  /** Up to where was looked; null where nothing is left behind it. */
  readonly upTo: PlaceInTime | null;
}

/**
 * The newest entries of a filter that hold all of these words. A page may hold few, or none, with more behind it; however
 * slow the store is, each reaches further back.
 */
export async function search(
  entries: Pick<Entries, 'newestFirst'>,
  { q, ...filter }: EntryFilter & { q: string },
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
  now: () => number = () => performance.now(),
): Promise<Found> {
  const isMeant = holding(q);
  const found: Entry[] = [];
  const until = now() + LOOKED_FOR_MS;
  for await (const page of newestPages(entries, filter, cursor)) {
    for (const entry of page) {
      if (isMeant(entry)) found.push(entry);
      if (found.length === limit) return { entries: found, upTo: [entry.at, entry._id] };
    }
    const last = page.at(-1);
    if (last && now() >= until) return { entries: found, upTo: [last.at, last._id] };
  }
  return { entries: found, upTo: null };
}
