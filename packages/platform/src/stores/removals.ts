import type { Connection } from 'mongoose';
import { collectionOf } from './mongo.js';

interface Removed {
  at: string;
  count: number;
}

export interface Removals {
  /** Puts on record that some were removed because their time was over; of none nothing is said. */
  note(count: number): Promise<void>;
  /** The last time; null where nothing is on record. */
  last(): Promise<Removed | null>;
}

/** When the time of something was over last, and of how many. `what` names it among those of the service. */
export function openRemovals(connection: Connection, what: string): Removals {
  const removals = collectionOf<Removed & { _id: string }>(connection, 'removals');
  return {
    note: async (count) => {
      if (count === 0) return;
      const removed = { at: new Date().toISOString(), count };
      await removals.replaceOne({ _id: what }, removed, { upsert: true });
    },
    last: async () => {
      const found = await removals.findOne({ _id: what });
      return found && { at: found.at, count: found.count };
    },
  };
}
