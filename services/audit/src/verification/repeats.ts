import type { EntryReader } from '../entries/entries.js';
import type { Entry } from '../entries/entry.js';
import type { Fault } from './chain-fault.js';

/** Messages that an entry elsewhere has already, by the place in this page. */
export async function repeatsAmong(entries: EntryReader, page: readonly Entry[]): Promise<Map<number, Fault>> {
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
