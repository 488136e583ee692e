import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { startBacking, type Backing, type Step } from '../backing.js';
import { waitUntil } from '../processes/wait-until.js';

type Row = { _id: number; value?: unknown };

const cache = join(import.meta.dirname, '../../../../.rehearse/cache');
const { KAFKA_BROKERS: _kafka, REDIS_URL: _redis, MONGO_URL: _mongo, K6_BIN: _k6, ...inherited } = process.env;
/** A real mongod would be preferred: it is hidden. */
const env = {
  ...inherited,
  PATH: (inherited['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !existsSync(join(folder, 'mongod')))
    .join(delimiter),
};

let home: string;
let backing: Backing;
let connection: mongoose.Connection;
const news: string[] = [];
const report = ({ name, detail = '' }: Step) => void news.push(`${name}: ${detail}`);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rehearsal-stand-in-'));
  backing = await startBacking({ home, cache, env, docker: false, report, need: ['mongo'] });
  connection = await mongoose.createConnection(`${backing.mongo.address}/keys`).asPromise();
});
afterAll(async () => {
  await connection.close();
  await backing.stop();
  await rm(home, { recursive: true, force: true });
});

const { Binary, Long, ObjectId, UUID } = mongoose.mongo;

const texts = ['', '\0', '\0a', 'a', 'a\0', 'a\0b', 'a\u0001', 'aa', 'b', 'ä', '日本'];
const numbers = [-2, -1.5, -1, 0, 0.1, 1, 1.5, 2, 10];
const largeNumbers = ['-9223372036854775808', '-9007199254740993', '9007199254740993', '9223372036854775807'];
const dates = [-1, 0, 1, 1.7e12].map((at) => new Date(at));
const bytes = [[], [0], [255], [0, 0]].map((each) => new Binary(Buffer.from(each)));
const documents = [{}, { a: 1 }, { a: 1, b: 1 }, { a: 2 }, { b: 0 }, { a: 'x' }, { a: { b: 'c' } }];
const values = [
  ...[null, true, false, new ObjectId('00ff00ff00ff00ff00ff00ff'), new ObjectId('ff0000000000000000000000')],
  ...[new UUID('00000000-0000-4000-8000-0000000000ff'), new UUID('ff000000-0000-4000-8000-000000000000')],
  ...texts,
  ...numbers,
  ...largeNumbers.map((number) => Long.fromString(number)),
  ...dates,
  ...bytes,
  ...documents,
];

describe('the stand-in for MongoDB, of which an index finds the same as a look at every document', () => {
  const rows: Row[] = [{ _id: -1 }, ...values.map((value, index) => ({ _id: (index * 37) % values.length, value }))];
  const indexed = () => connection.collection<Row>('indexed');
  const plain = () => connection.collection<Row>('plain');
  const ids = (found: Row[]) => found.map(({ _id }) => _id);

  beforeAll(async () => {
    await indexed().createIndex({ value: 1 }, { name: 'by_value' }, {});
    await indexed().insertMany(rows, { ordered: true });
    await plain().insertMany(rows, { ordered: true });
  });

  it('in the same order, both ways', async () => {
    for (const direction of [1, -1] as const) {
      const order = { value: direction, _id: direction };
      const [fast, slow] = await Promise.all(
        [indexed(), plain()].map((collection) => collection.find({}).sort(order).toArray()),
      );
      expect(ids(fast ?? [])).toEqual(ids(slow ?? []));
      expect(fast).toHaveLength(rows.length);
    }
  });

  it.each([
    // Here a look at every document takes each number for a long, and the halves of a character for two.
    ['numbers', [-Infinity, -1e300, Long.MIN_VALUE, -1, Long.MAX_VALUE, 1e300, Infinity]],
    ['texts', ['a', '日', '\uFFFD', '😀']],
  ])('in the order of MongoDB for %s', async (kind, ordered) => {
    const collection = connection.collection<Row>(`ordered_${kind}`);
    await collection.createIndex({ value: 1 }, { name: 'by_value' }, {});
    await collection.insertMany(ordered.map((value, _id) => ({ _id, value })).reverse());
    expect(ids(await collection.find({}).sort({ value: 1 }).toArray())).toEqual(ordered.map((_, index) => index));
  });

  it.each(values.map((value, index) => [`${index}, ${JSON.stringify(value)}`, value, index] as const))(
    'for value %s, and for what is less or greater',
    async (_, value, index) => {
      const filters = [
        { value },
        { value: { $in: [value, 'a', 1] } },
        { value: { $lt: value } },
        { value: { $gte: value } },
      ];
      for (const filter of filters) {
        const [fast, slow] = await Promise.all(
          [indexed(), plain()].map((collection) =>
            collection
              .find(filter as object)
              .sort({ _id: 1 })
              .toArray(),
          ),
        );
        expect(ids(fast ?? [])).toEqual(ids(slow ?? []));
      }
      expect(
        ids(
          await indexed()
            .find({ value } as object)
            .toArray(),
        ),
      ).toContain((index * 37) % values.length);
    },
  );

  it('for elements of arrays, also after a change', async () => {
    const tags = connection.collection<{ _id: string; tags: string[] }>('tags');
    await tags.createIndex({ tags: 1 }, { name: 'by_tag' }, {});
    await tags.insertOne({ _id: 'one', tags: ['red', 'blue', 'red'] });
    await tags.insertOne({ _id: 'two', tags: ['blue'] });
    expect(await tags.find({ tags: 'blue' }).sort({ _id: 1 }).toArray()).toMatchObject([
      { _id: 'one' },
      { _id: 'two' },
    ]);
    await tags.updateOne({ _id: 'one' }, { $set: { tags: ['red'] } });
    expect(await tags.find({ tags: 'blue' }).toArray()).toMatchObject([{ _id: 'two' }]);
    expect(await tags.find({ tags: 'red' }).toArray()).toMatchObject([{ _id: 'one' }]);
    await tags.deleteOne({ _id: 'one' });
    expect(await tags.find({ tags: 'red' }).toArray()).toEqual([]);
  });

  it('also where a sparse index does not know them', async () => {
    const sparse = connection.collection<Row>('sparse');
    await sparse.createIndex({ value: 1 }, { name: 'some', sparse: true, unique: true }, {});
    await sparse.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, value: 'x' }]);
    expect(ids(await sparse.find({}).sort({ value: 1, _id: 1 }).toArray())).toEqual([1, 2, 3]);
    expect(ids(await sparse.find({ value: 'x' }).toArray())).toEqual([3]);
    await expect(sparse.insertOne({ _id: 4, value: 'x' })).rejects.toMatchObject({ code: 11000 });
    await expect(sparse.updateOne({ _id: 1 }, { $set: { value: 'x' } })).rejects.toMatchObject({ code: 11000 });
    await sparse.deleteOne({ _id: 3 });
    await sparse.insertOne({ _id: 4, value: 'x' });
  });

  it('and refuses twice the same, whether as one kind of number or another', async () => {
    const once = connection.collection<Row>('once');
    await once.createIndex({ value: 1 }, { name: 'once', unique: true }, {});
    await once.insertMany([
      { _id: 1, value: 1 },
      { _id: 2, value: 'a' },
    ]);
    await expect(once.insertOne({ _id: 3, value: Long.fromNumber(1) })).rejects.toMatchObject({ code: 11000 });
    await expect(once.insertOne({ _id: 1, value: 2 })).rejects.toMatchObject({ code: 11000 });
    const twice = connection.collection<Row>('twice');
    await twice.insertMany([
      { _id: 1, value: 'same' },
      { _id: 2, value: 'same' },
    ]);
    await expect(twice.createIndex({ value: 1 }, { unique: true }, {})).rejects.toThrow(/duplicate key/);
  });
});

describe('the stand-in for MongoDB whose files take no more', () => {
  const lone = () => connection.collection<{ _id: string; value?: number }>('lone');

  /** As a full disk would be; the process that is started in its place has room again. */
  const letNothingBeWritten = async () => {
    const { pid } = JSON.parse(await readFile(join(home, 'run', 'mongo.json'), 'utf8')) as { pid: number };
    await promisify(execFile)('prlimit', ['--pid', String(pid), '--fsize=0:']);
  };

  it('says so of a write, ends where it cannot go on, and has all that it acknowledged when it is back', async () => {
    await lone().insertMany([{ _id: 'acknowledged' }, { _id: 'changed', value: 1 }, { _id: 'removed' }]);
    const kept = await lone().find().sort({ _id: 1 }).toArray();
    await letNothingBeWritten();
    // Twice: what was refused and is done all the same would be told to whoever repeats it as done before.
    for (let times = 0; times < 2; times++) {
      await expect(lone().insertOne({ _id: 'refused' })).rejects.toMatchObject({ code: 14031 });
      await expect(lone().updateOne({ _id: 'changed' }, { $set: { value: 2 } })).rejects.toMatchObject({ code: 14031 });
      await expect(lone().deleteOne({ _id: 'removed' })).rejects.toMatchObject({ code: 14031 });
      expect(await lone().find().sort({ _id: 1 }).toArray()).toEqual(kept);
    }
    // What is known of collections goes to the file of the store, not to its log.
    await expect(lone().createIndex({ name: 1 }, {}, {})).rejects.toBeInstanceOf(mongoose.mongo.MongoNetworkError);
    expect(await waitUntil(() => news.at(-1) === 'mongo: answers again', { deadlineMs: 60_000 })).toBe(true);
    expect(await lone().find().sort({ _id: 1 }).toArray()).toEqual(kept);
    await lone().insertOne({ _id: 'refused' });
  });
});
