import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { waitUntil } from '../processes/wait-until.js';
import type { StoreEngine } from '../testing/engine.js';
import { engines, startEngine } from '../testing/engines.js';

interface Row {
  _id: string;
  n?: number | null;
  group?: string;
  tags?: string[];
  at?: Date;
  deep?: { name?: string; more?: number };
}
type Rows = mongoose.mongo.Collection<Row>;

const database = `store_${process.pid}_${Date.now()}`;

/** What our services use of MongoDB, and nothing else: whoever uses more adds it here, and sees which engine has it. */
describe.each(engines)('the store, as our services use it: %s', (name) => {
  let engine: StoreEngine;
  let connection: mongoose.Connection;
  let rows: Rows;
  let made = 0;

  const connect = () =>
    mongoose
      .createConnection(`${engine.url}/${database}`, {
        writeConcern: { w: 'majority', journal: true },
        serverSelectionTimeoutMS: 60_000,
      })
      .asPromise();
  const put = (...documents: Row[]) => rows.insertMany(documents);
  const idsOf = (found: { _id: string }[]) => found.map(({ _id }) => _id);
  const found = async (filter: object, sort: Record<string, 1 | -1> = { _id: 1 }) =>
    idsOf(await rows.find(filter).sort(sort).toArray());

  beforeAll(async () => {
    engine = await startEngine(name);
    connection = await connect();
  }, 600_000);
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
    await engine.stop();
  });
  beforeEach(() => {
    rows = connection.collection<Row>(`rows_${++made}`);
  });

  describe('finds', () => {
    beforeEach(() =>
      put(
        { _id: 'a', n: 1, group: 'x', at: new Date(1), deep: { name: 'one' } },
        { _id: 'b', n: 2, group: 'y', at: new Date(2), deep: { name: 'two', more: 1 } },
        { _id: 'c', n: 3, group: 'x', at: new Date(3), tags: ['red', 'blue'] },
        { _id: 'd', n: null, group: 'y' },
      ),
    );

    it.each([
      ['a value', { group: 'x' }, ['a', 'c']],
      ['several fields', { group: 'y', n: 2 }, ['b']],
      ['a field within', { 'deep.name': 'two' }, ['b']],
      ['an element of an array', { tags: 'blue' }, ['c']],
      ['null, or nothing', { n: null }, ['d']],
      ['$in', { _id: { $in: ['c', 'a', 'z'] } }, ['a', 'c']],
      ['$gt and $lte', { n: { $gt: 1, $lte: 3 } }, ['b', 'c']],
      ['$gte and $lt of dates', { at: { $gte: new Date(2), $lt: new Date(3) } }, ['b']],
      ['$exists', { tags: { $exists: true } }, ['c']],
      ['$or within $and', { $and: [{ group: 'x' }, { $or: [{ n: 1 }, { n: 2 }] }] }, ['a']],
      ['what is behind a place in the order', { $or: [{ n: { $lt: 2 } }, { n: 2, _id: { $gt: 'a' } }] }, ['a', 'b']],
      ['nothing', { group: 'z' }, []],
    ])('by %s', async (_, filter, expected) => {
      expect(await found(filter)).toEqual(expected);
    });

    it('in the order of several fields, each its own way', async () => {
      expect(await found({}, { group: 1, _id: -1 })).toEqual(['c', 'a', 'd', 'b']);
    });

    it('no more than asked for, and only the fields asked for', async () => {
      const page = await rows
        .find({}, { projection: { 'deep.name': 1 } })
        .sort({ _id: 1 })
        .limit(2)
        .toArray();
      expect(page).toEqual([
        { _id: 'a', deep: { name: 'one' } },
        { _id: 'b', deep: { name: 'two' } },
      ]);
      const [without] = await rows.find({ _id: 'b' }, { projection: { 'deep.name': 0, at: 0 } }).toArray();
      expect(without).toEqual({ _id: 'b', n: 2, group: 'y', deep: { more: 1 } });
    });

    it('one, or null', async () => {
      expect(await rows.findOne({ _id: 'c' })).toMatchObject({ n: 3 });
      expect(await rows.findOne({ _id: 'z' })).toBeNull();
    });

    it('more than one batch', async () => {
      await put(...Array.from({ length: 250 }, (_, n) => ({ _id: `many ${n}`, group: 'many' })));
      expect(await rows.find({ group: 'many' }).toArray()).toHaveLength(250);
      expect(await rows.countDocuments({ group: 'many' })).toBe(250);
    });

    it('orders null, numbers, texts and dates as MongoDB does', async () => {
      const mixed = connection.collection<{ _id: number; v: unknown }>(`mixed_${made}`);
      const ordered = [null, -1.5, 0, 2, 10, '', 'A', 'a', 'b', true, new Date(0), new Date(5)];
      await mixed.insertMany(ordered.map((v, _id) => ({ _id, v })).reverse());
      const sorted = await mixed.find({}).sort({ v: 1 }).toArray();
      expect(sorted.map(({ _id }) => _id)).toEqual(ordered.map((_, index) => index));
    });
  });

  describe('writes', () => {
    it('by $set, $inc and $unset, and says what it found and changed', async () => {
      await put({ _id: 'a', n: 1, group: 'x' });
      expect(await rows.updateOne({ _id: 'a', n: 1 }, { $set: { 'deep.name': 'new' }, $inc: { n: 2 } })).toMatchObject({
        matchedCount: 1,
        modifiedCount: 1,
      });
      await rows.updateMany({ group: 'x' }, { $unset: { group: '' } });
      expect(await rows.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 3, deep: { name: 'new' } });
      expect(await rows.updateOne({ _id: 'a', n: 1 }, { $set: { n: 9 } })).toMatchObject({ matchedCount: 0 });
    });

    it('what is not there by an upsert, and $setOnInsert only then', async () => {
      const first = await rows.updateOne({ _id: 'a' }, { $setOnInsert: { n: 1 } }, { upsert: true });
      expect(first).toMatchObject({ upsertedCount: 1, matchedCount: 0 });
      const second = await rows.updateOne({ _id: 'a' }, { $setOnInsert: { n: 2 } }, { upsert: true });
      expect(second).toMatchObject({ upsertedCount: 0, matchedCount: 1 });
      expect(await rows.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 1 });
    });

    it('refuses an upsert whose condition fails on a document that is there', async () => {
      await put({ _id: 'a', group: 'taken' });
      const claim = rows.updateOne({ _id: 'a', group: 'free' }, { $set: { n: 1 } }, { upsert: true });
      await expect(claim).rejects.toMatchObject({ code: 11000 });
    });

    it('in place of a whole document', async () => {
      await put({ _id: 'a', n: 1, group: 'x' });
      await rows.replaceOne({ _id: 'a' }, { n: 2 });
      await rows.replaceOne({ _id: 'b' }, { n: 3 }, { upsert: true });
      expect(await rows.find({}).sort({ _id: 1 }).toArray()).toEqual([
        { _id: 'a', n: 2 },
        { _id: 'b', n: 3 },
      ]);
    });

    it('and answers with the document before or after, or null', async () => {
      await put({ _id: 'a', n: 1 });
      expect(await rows.findOneAndUpdate({ _id: 'a' }, { $set: { n: 2 } })).toEqual({ _id: 'a', n: 1 });
      expect(await rows.findOneAndUpdate({ _id: 'a' }, { $set: { n: 3 } }, { returnDocument: 'after' })).toEqual({
        _id: 'a',
        n: 3,
      });
      expect(await rows.findOneAndUpdate({ _id: 'z' }, { $set: { n: 3 } })).toBeNull();
      expect(await rows.findOneAndDelete({ _id: 'a' })).toEqual({ _id: 'a', n: 3 });
      expect(await rows.findOneAndDelete({ _id: 'a' })).toBeNull();
    });

    it('lets one of many take what is there once', async () => {
      await put({ _id: 'once', group: 'free' });
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          rows.findOneAndUpdate({ _id: 'once', group: 'free' }, { $set: { group: `taken by ${n}` } }),
        ),
      );
      expect(taken.filter((document) => document !== null)).toHaveLength(1);
    });

    it('deletes by a condition, and counts', async () => {
      await put({ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 });
      expect(await rows.deleteOne({ _id: 'a', n: 2 })).toMatchObject({ deletedCount: 0 });
      expect(await rows.deleteOne({ _id: 'a' })).toMatchObject({ deletedCount: 1 });
      expect(await rows.deleteMany({ n: { $gte: 2 } })).toMatchObject({ deletedCount: 2 });
    });

    it('keeps a document of several megabytes to the letter', async () => {
      const text = 'ä'.repeat(2_000_000);
      await put({ _id: 'large', group: text });
      expect((await rows.findOne({ _id: 'large' }))?.group).toBe(text);
    });
  });

  describe('refuses a second document with the same key', () => {
    it('by id, with code 11000', async () => {
      await put({ _id: 'a' });
      await expect(rows.insertOne({ _id: 'a' })).rejects.toMatchObject({ code: 11000 });
    });

    it('in an ordered insert of many, after those before it, and says how many went in', async () => {
      await put({ _id: 'c' });
      const insert = rows.insertMany([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }, { _id: 'd' }], { ordered: true });
      await expect(insert).rejects.toMatchObject({ code: 11000, insertedCount: 2 });
      expect(await found({})).toEqual(['a', 'b', 'c']);
    });

    it('by a unique index of several fields, also of fields within', async () => {
      await rows.createIndex({ group: 1, 'deep.name': 1 }, { unique: true, name: 'one' }, {});
      await put({ _id: 'a', group: 'x', deep: { name: 'n' } }, { _id: 'b', group: 'x', deep: { name: 'm' } });
      await expect(rows.insertOne({ _id: 'c', group: 'x', deep: { name: 'n' } })).rejects.toMatchObject({
        code: 11000,
      });
      await expect(rows.updateOne({ _id: 'b' }, { $set: { 'deep.name': 'n' } })).rejects.toMatchObject({ code: 11000 });
      await rows.deleteOne({ _id: 'a' });
      await rows.insertOne({ _id: 'c', group: 'x', deep: { name: 'n' } });
    });

    it('also when two come at the same time', async () => {
      await rows.createIndex({ group: 1 }, { unique: true, name: 'one' }, {});
      const inserts = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => rows.insertOne({ _id: `${n}`, group: 'same' })),
      );
      expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('in an unordered bulk, and does the rest', async () => {
      await put({ _id: 'a', n: 5 });
      const bulk = rows.bulkWrite(
        [
          { replaceOne: { filter: { _id: 'a', n: { $lt: 3 } }, replacement: { n: 3 }, upsert: true } },
          { insertOne: { document: { _id: 'b', n: 1 } } },
          { updateOne: { filter: { _id: 'c' }, update: { $set: { n: 2 } }, upsert: true } },
          { deleteOne: { filter: { _id: 'z' } } },
        ],
        { ordered: false },
      );
      await expect(bulk).rejects.toMatchObject({ code: 11000 });
      expect(await rows.find({}).sort({ _id: 1 }).toArray()).toEqual([
        { _id: 'a', n: 5 },
        { _id: 'b', n: 1 },
        { _id: 'c', n: 2 },
      ]);
    });
  });

  describe('has indexes', () => {
    it('that are made once, and known by name', async () => {
      await put({ _id: 'a', group: 'x', n: 1 });
      for (let times = 0; times < 2; times++)
        await rows.createIndex({ group: 1, n: -1, _id: -1 }, { name: 'newest_first' }, {});
      expect((await rows.indexes()).map((index) => index['name'] as string).sort()).toEqual(['_id_', 'newest_first']);
      expect(await rows.indexExists('newest_first')).toBe(true);
      expect(await rows.indexExists('another')).toBe(false);
    });

    it('that change no answer', async () => {
      await put(...Array.from({ length: 30 }, (_, n) => ({ _id: `${n}`, group: `${n % 3}`, n: n % 7 })));
      const ask = () => found({ group: '1', n: { $gte: 2, $lt: 6 } }, { n: -1, _id: -1 });
      const before = await ask();
      await rows.createIndex({ group: 1, n: -1, _id: -1 }, { name: 'newest_first' }, {});
      expect(await ask()).toEqual(before);
      expect(before).toHaveLength(5);
    });
  });

  it('has after a kill what it had acknowledged, where it is ours to kill', async () => {
    await rows.createIndex({ group: 1 }, { unique: true, name: 'one' }, {});
    const acknowledged: string[] = [];
    // A write may be taken by the engine that was started again, so no writer waits to fail.
    let isKilled = false;
    const write = async (client: number) => {
      for (let n = 0; !isKilled; n++) {
        const _id = `${client}:${n}`;
        await rows.insertOne({ _id, group: _id });
        acknowledged.push(_id);
      }
    };
    const writers = engine.kill ? [0, 1, 2, 3].map(write) : [put({ _id: 'a', group: 'a' })];
    await waitUntil(() => acknowledged.length > 100 || engine.kill === undefined, { deadlineMs: 60_000 });
    const killed = engine.kill?.();
    isKilled = true;
    await killed;
    await Promise.allSettled(writers);
    const answers = async () => (await rows.countDocuments({}).catch(() => -1)) >= 0;
    expect(await waitUntil(answers, { deadlineMs: 60_000, everyMs: 200 })).toBe(true);
    expect(await found({})).toEqual(expect.arrayContaining(acknowledged));
    const [first = 'a'] = acknowledged;
    await expect(rows.insertOne({ _id: 'again', group: first })).rejects.toMatchObject({ code: 11000 });
  });
});
