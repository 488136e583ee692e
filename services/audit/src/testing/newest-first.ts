import type { Entries } from '../entries/entries.js';
import type { Entry } from '../entries/entry.js';

/** A log that is held in memory, newest first; only a cursor narrows it. Told before each page that is read. */
export const logOf = (log: readonly Entry[], reading: () => void): Pick<Entries, 'newestFirst'> => ({
  newestFirst: (filter, limit) => {
    reading();
    const from = log.findIndex(({ _id }) => JSON.stringify(filter).includes(`"$lt":"${_id}"`)) + 1;
    return Promise.resolve(log.slice(from, from + limit));
  },
});
