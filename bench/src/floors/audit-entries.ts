import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { timed } from '../report/statistics.js';

type Row = Record<string, unknown> & { _id: string };

const AT_ONCE = 500;
const LOOK_EVERY_MS = 5;
const CHAIN = 'access.events.v1';
const CHAINS = 6;
const entryId = (index: number): string => `${CHAIN}/${index % CHAINS}:${Math.floor(index / CHAINS) + 1}`;
const INDEXES = ['actor.id', 'targetId', 'correlationId', 'action'];

/** The store of the audit, looked into from beside; and the floors of P8, which write and hash the very same entries. */
export async function openEntries(mongoUrl: string) {
  const connection = await mongoose.createConnection(mongoUrl).asPromise();
  const entries = connection.useDb('rehearsal_audit').collection<Row>('audit_entries');
  const floor = connection.useDb('bench_floor');
  let rounds = 0;
  /** By their whole keys: the store may have no other index, and a million of them are not sorted in passing. */
  const some = async (count: number): Promise<Row[]> => {
    const found: Row[] = [];
    for (let from = 0; from < count; from += AT_ONCE) {
      const ids = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, offset) => entryId(from + offset));
      found.push(...(await entries.find({ _id: { $in: ids } }).toArray()));
    }
    return found;
  };

  return {
    /** Resolves once all of these messages are written down. */
    until: async (eventIds: string[]): Promise<void> => {
      const wanted = { eventId: { $in: eventIds } };
      while ((await entries.find(wanted).toArray()).length < eventIds.length) await pause(LOOK_EVERY_MS);
    },
    some,
    /** Milliseconds that bare inserts of these entries take, into an empty collection with the same indexes. */
    insert: async (rows: Row[]): Promise<number> => {
      const collection = floor.collection<Row>(`entries_${process.pid}_${rounds++}`);
      await collection.createIndex({ eventId: 1 }, { unique: true }, {});
      await collection.createIndex({ chain: 1, n: 1 }, { unique: true }, {});
      for (const key of INDEXES) await collection.createIndex({ [key]: 1, at: -1, _id: -1 }, {}, {});
      await collection.createIndex({ at: -1, _id: -1 }, {}, {});
      const ms = await timed(async () => {
        for (let start = 0; start < rows.length; start += AT_ONCE)
          await collection.insertMany(rows.slice(start, start + AT_ONCE), { ordered: true });
      });
      await collection.drop();
      return ms;
    },
    /** Milliseconds that the SHA-256 of these entries takes, each by itself. */
    hash: async (rows: Row[]): Promise<number> => {
      const texts = rows.map((entry) => JSON.stringify(entry));
      return timed(() => {
        for (const text of texts) createHash('sha256').update(text).digest('hex');
        return Promise.resolve();
      });
    },
    close: () => connection.close(),
  };
}
