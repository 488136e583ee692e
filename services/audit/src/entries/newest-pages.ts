import type { Position } from '@rehearsal/platform/http/cursor';
import type { Entries } from './entries.js';
import type { Entry } from './entry.js';
import { filterOf, type EntryFilter } from './list-query.js';

/** With the largest bodies, 16 MB. */
const PAGE = 250;

/** Every entry of a filter, newest first, no more than a page of them in hand at once. */
export async function* newestPages(
  entries: Pick<Entries, 'newestFirst'>,
  filter: EntryFilter,
  behind?: Position,
): AsyncGenerator<Entry[]> {
  for (let cursor = behind; ;) {
    const page = await entries.newestFirst(filterOf(filter, cursor), PAGE);
    const last = page.at(-1);
    if (last !== undefined) yield page;
    if (last === undefined || page.length < PAGE) return;
    cursor = [last.at, last._id];
  }
}
