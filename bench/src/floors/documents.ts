import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';

type Document = Record<string, unknown> & { _id: string };

/** The floors of P4 and P10: bare writes of what the API shows of an instance, so of the same bytes. */
export async function openDocuments(mongoUrl: string) {
  const connection = await mongoose.createConnection(mongoUrl, { dbName: 'bench_floor' }).asPromise();
  const collection = connection.collection<Document>('documents');
  return {
    insert: async (shown: object): Promise<string> => {
      const _id = randomUUID();
      await collection.insertOne({ ...shown, _id });
      return _id;
    },
    replace: async (_id: string, shown: object): Promise<void> => {
      await collection.replaceOne({ _id }, { ...shown, _id });
    },
    close: () => connection.close(),
  };
}
