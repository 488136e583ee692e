import mongoose, { type Connection } from 'mongoose';
import { wakeWritersOfClosed } from './wake-writers.js';

/** The driver's own collection type, so that nobody else needs the driver as a dependency. */
export type Collection<T extends mongoose.mongo.Document> = mongoose.mongo.Collection<T>;

/**
 * A collection by its name, as the driver has it: it does not hold commands back while the server is away, as mongoose's
 * own would for ten seconds.
 */
export function collectionOf<T extends mongoose.mongo.Document>(connection: Connection, name: string): Collection<T> {
  if (!connection.db) throw new Error(`the collection ${name} was asked for before the database was opened`);
  return connection.db.collection<T>(name);
}

/** No single answer of a store that is well takes as long. */
const SILENT_MS = 60_000;
/** How often it is asked whether it is there: what was away is found within it, and what says nothing for two is away. */
const LOOK_EVERY_MS = 5000;

/**
 * Opens this service's own database. Majority and journalled writes; no sessions, transactions, change streams or
 * pipeline updates anywhere, so that a standalone server and the wire-compatible stand-in both hold it.
 */
export async function openMongo(options: { url: string; namespace: string; service: string }): Promise<Connection> {
  wakeWritersOfClosed();
  const dbName = `${options.namespace || 'rehearsal'}_${options.service}`.replaceAll('-', '_');
  return mongoose
    .createConnection(options.url, {
      dbName,
      autoIndex: false,
      autoCreate: false,
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 5000,
      heartbeatFrequencyMS: LOOK_EVERY_MS,
      // A store that hangs is an outage, sooner than its handlers are called hung; what waits for it does not pile up.
      socketTimeoutMS: SILENT_MS,
      waitQueueTimeoutMS: 5000,
      writeConcern: { w: 'majority', journal: true },
    })
    .asPromise();
}

/** Whether the store is there, as far as is known: nothing is asked for it. */
export const hasStore = ({ readyState }: Connection): boolean => readyState === mongoose.ConnectionStates.connected;

const DUPLICATE_KEY = 11000;

/** Whether a write failed because a unique key is already there. */
export const isDuplicateKey = (error: unknown): error is mongoose.mongo.MongoServerError =>
  error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY;

/** How many documents of an ordered `insertMany` went in before the duplicate key that stopped it. */
export const insertedBefore = (error: mongoose.mongo.MongoServerError): number =>
  error instanceof mongoose.mongo.MongoBulkWriteError ? error.insertedCount : 0;
