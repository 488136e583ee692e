import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { openMongo } from '../stores/mongo.js';
import { add, aProcess, begin, end, type CounterFact } from '../testing/counter.js';
import { commitId, type Commit } from './commit.js';

let connection: Connection;
let aggregates = 0;
const anId = () => `a${++aggregates}`;

beforeAll(async () => {
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'test' });
  await aProcess(connection).journal.ensureIndexes();
});
afterAll(() => connection.close());

describe('appending to the journal', () => {
  it('says that all went in', async () => {
    const id = anId();
    expect(await aProcess(connection).journal.append([aCommit(id, 1), aCommit(id, 2)])).toBe(2);
  });

  it('says how many went in before a version that is there already', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.append([aCommit(id, 3)]);
    expect(
      await journal.append([aCommit(id, 1, 'x'), aCommit(id, 2, 'y'), aCommit(id, 3, 'z'), aCommit(id, 4, 'w')]),
    ).toBe(2);
    expect((await journal.history(id)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('says how many went in before a command that is there already', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.append([aCommit(id, 1, 'same')]);
    expect(await journal.append([aCommit(id, 2, 'other'), aCommit(id, 3, 'same')])).toBe(1);
  });

  it('keeps commands apart by aggregate', async () => {
    const { journal } = aProcess(connection);
    expect(await journal.append([aCommit(anId(), 1, 'same'), aCommit(anId(), 1, 'same')])).toBe(2);
  });
});

describe('a snapshot', () => {
  it('is never overwritten by an older one', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.snapshot(new Map([[id, { state: { total: 5, by: [] }, seq: 5 }]]));
    await journal.snapshot(new Map([[id, { state: { total: 4, by: [] }, seq: 4 }]]));
    expect(await journal.snapshots.findOne({ _id: id } as never)).toMatchObject({ total: 5, seq: 5 });
  });

  it('is not removed by an end that came before it', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.snapshot(new Map([[id, { state: { total: 5, by: [] }, seq: 5 }]]));
    await journal.snapshot(new Map([[id, { state: undefined, seq: 4 }]]));
    expect(await journal.snapshots.findOne({ _id: id } as never)).not.toBeNull();
  });

  it.each([1, 2])('of version %p that is written late does not bring back what was deleted meanwhile', async (seq) => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 5), add('2', id, 1), end('3', id)]);
    await journal.snapshot(new Map([[id, await journal.loadAt(id, seq)]]));
    expect(await journal.snapshots.findOne({ _id: id } as never)).toBeNull();
  });

  it('that lags is repaired when it is loaded', async () => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 10)]);
    await journal.append([added(id, 2, 5), added(id, 3, 7)]);
    expect(await aProcess(connection).journal.load(id)).toMatchObject({ state: { total: 22 }, seq: 3 });
  });

  it('that is missing is made good from the whole journal', async () => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 10), add('2', id, 1)]);
    await journal.snapshots.deleteOne({ _id: id });
    expect(await journal.load(id)).toMatchObject({ state: { total: 11 }, seq: 2 });
  });
});

describe('the past', () => {
  it('is there at every version, also before the beginning and after the end', async () => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 1), add('2', id, 2), add('3', id, 4), end('4', id)]);
    const totals = await Promise.all(
      [0, 1, 2, 3, 4].map(async (version) => (await journal.loadAt(id, version)).state?.total),
    );
    expect(totals).toEqual([undefined, 1, 3, 7, undefined]);
  });

  it('is read across pages', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.append([{ ...aCommit(id, 1), events: [{ type: 'Begun', data: { total: 0 } }] }]);
    await journal.append(Array.from({ length: 129 }, (_, index) => added(id, index + 2, 1)));
    expect((await journal.loadAt(id, 101)).state?.total).toBe(100);
    expect(await journal.load(id)).toMatchObject({ state: { total: 129 }, seq: 130 });
    expect((await journal.history(id, 50, 52)).map(({ seq }) => seq)).toEqual([50, 51, 52]);
  });
});

describe('the sweeper', () => {
  const later = new Date('2026-01-05T11:00:00Z');

  it('publishes what a crash left, once, in the order of versions', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.append([added(id, 1, 1), added(id, 2, 1)]);
    const sweeper = aProcess(connection);
    expect(await sweeper.journal.sweep(1000, later)).toBeGreaterThanOrEqual(2);
    expect(sweeper.ids().filter((found) => found?.startsWith(`${id}:`))).toEqual([`${id}:1:0`, `${id}:2:0`]);
    expect(await sweeper.journal.sweep(1000, later)).toBe(0);
  });

  it('leaves to its process what is still on its way', async () => {
    const { journal } = aProcess(connection);
    const id = anId();
    await journal.append([added(id, 1, 1)]);
    const sweeper = aProcess(connection);
    await sweeper.journal.sweep(3_600_000, new Date('2026-01-05T10:30:00Z'));
    expect(sweeper.ids()).not.toContain(`${id}:1:0`);
  });

  it('leaves unmarked what could not be published', async () => {
    const { journal } = aProcess(connection);
    await journal.append([added(anId(), 1, 1)]);
    const sweeper = aProcess(connection);
    sweeper.fail(new Error('the broker is away'));
    await expect(sweeper.journal.sweep(1000, later)).rejects.toThrow('away');
    sweeper.fail(undefined);
    expect(await sweeper.journal.sweep(1000, later)).toBeGreaterThan(0);
  });
});

const aCommit = (aggregateId: string, seq: number, commandId = `c${seq}`): Commit<CounterFact> => ({
  _id: commitId(aggregateId, seq),
  aggregateId,
  seq,
  commandId,
  commandType: 'Add',
  commandHash: null,
  correlationId: commandId,
  actor: { id: 'ann', role: 'admin' },
  at: '2026-01-05T10:00:00.000Z',
  events: [{ type: 'Added', data: { amount: 1 } }],
  unsent: true,
});

const added = (id: string, seq: number, amount: number): Commit<CounterFact> => ({
  ...aCommit(id, seq),
  events: [{ type: 'Added', data: { amount } }],
});
