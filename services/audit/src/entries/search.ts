import type { Position } from '@rehearsal/platform/http/cursor';
import type { Entries } from './entries.js';
import type { Entry } from './entry.js';
import type { EntryFilter } from './list-query.js';
import { newestPages } from './newest-pages.js';
import { holding } from './words.js';

/** So many are looked through for one answer; whoever wants to look further back asks for the next page. */
const MOST_READ = 5000;

interface Found {
  readonly entries: Entry[];
  /** Up to where was looked; null where nothing is left behind it. */
  readonly upTo: Position | null;
}

/** The newest entries of a filter that hold all of these words. A page may hold few, or none, with more behind it. */
export async function search(
  entries: Pick<Entries, 'newestFirst'>,
  { q, ...filter }: EntryFilter & { q: string },
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
): Promise<Found> {
  const isMeant = holding(q);
  const found: Entry[] = [];
  let read = 0;
  for await (const page of newestPages(entries, filter, cursor)) {
    for (const entry of page) {
      read++;
      if (isMeant(entry)) found.push(entry);
      if (found.length === limit || read === MOST_READ) return { entries: found, upTo: [entry.at, entry._id] };
    }
  }
  return { entries: found, upTo: null };
}
