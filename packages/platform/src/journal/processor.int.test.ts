import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { openMongo } from '../stores/mongo.js';
import { add, aProcess, begin, end } from '../testing/counter.js';

let connection: Connection;
let aggregates = 0;
const anId = () => `a${++aggregates}`;

beforeAll(async () => {
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'test' });
  await aProcess(connection).journal.ensureIndexes();
});
afterAll(() => connection.close());

describe('a command', () => {
  it('becomes a commit, a snapshot and published events, which say where they come from', async () => {
    const { journal, processor, published } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 5), add('2', id, 3)]);
    expect(await journal.snapshots.findOne({ _id: id } as never)).toMatchObject({
      total: 8,
      by: ['actor-of-1', 'actor-of-2'],
      seq: 2,
    });
    expect(
      published.map(({ key, headers }) => [
        key,
        headers.ce_id,
        headers.ce_type,
        headers.ce_causationid,
        headers.ce_commandhash,
      ]),
    ).toEqual([
      [id, `${id}:1:0`, 'Begun', '1', 'hash-of-1'],
      [id, `${id}:2:0`, 'Added', '2', 'hash-of-2'],
    ]);
  });

  it('that is repeated changes nothing and publishes the same events again', async () => {
    const { journal, processor, published } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 5), add('2', id, 3)]);
    const first = published.splice(0);
    const outcomes = await processor.process([begin('1', id, 99), add('2', id, 99)]);
    expect(outcomes.map(({ repeated }) => repeated)).toEqual([true, true]);
    expect(published).toEqual(first);
    expect(await journal.load(id)).toMatchObject({ state: { total: 8 }, seq: 2 });
  });

  it('that comes twice in one batch takes effect once', async () => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    const outcomes = await processor.process([begin('1', id, 5), add('2', id, 3), add('2', id, 3), add('3', id, 1)]);
    expect(outcomes).toHaveLength(4);
    expect(await journal.load(id)).toMatchObject({ state: { total: 9 }, seq: 3 });
  });

  it('that breaks a rule is refused in the journal, and the refusal is published', async () => {
    const { journal, processor, published } = aProcess(connection);
    const id = anId();
    await processor.process([add('1', id, 5)]);
    expect(await journal.history(id)).toMatchObject([
      {
        seq: 1,
        commandId: '1',
        events: [
          { type: 'CommandRefused', data: { command: 'Add', code: 'INSTANCE_NOT_FOUND', detail: 'There is none.' } },
        ],
      },
    ]);
    expect(published.map(({ headers }) => headers.ce_type)).toEqual(['CommandRefused']);
  });

  it('that begins what exists is refused, also by a process that has not seen it', async () => {
    const id = anId();
    await aProcess(connection).processor.process([begin('1', id, 5)]);
    const { processor, journal } = aProcess(connection);
    await processor.process([begin('2', id, 7)]);
    expect((await journal.history(id)).at(1)?.events).toMatchObject([{ data: { code: 'INSTANCE_EXISTS' } }]);
    expect((await journal.load(id)).state?.total).toBe(5);
  });

  it('that meets a defect is refused, and those behind it are handled', async () => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id), add('2', id, 13), add('3', id, 1)]);
    expect((await journal.history(id)).map(({ events }) => events[0])).toMatchObject([
      { type: 'Begun' },
      { type: 'CommandRefused', data: { code: 'COMMAND_FAILED' } },
      { type: 'Added' },
    ]);
  });

  it('can begin again what has ended, whose end is remembered for rules that forbid it', async () => {
    const { journal, processor } = aProcess(connection);
    const id = anId();
    await processor.process([begin('1', id, 5), end('2', id)]);
    expect(await journal.snapshots.findOne({ _id: id } as never)).toBeNull();
    const ended = (await journal.history(id)).at(-1);
    expect(await journal.load(id)).toEqual({ state: undefined, seq: 2, deletedAt: ended?.at });
    await processor.process([begin('3', id, 7)]);
    expect(await journal.load(id)).toEqual({ state: { total: 7, by: ['actor-of-3'] }, seq: 3 });
  });

  it('given by the service itself beside many others leaves in the order of its version', async () => {
    const { journal, processor, ids } = aProcess(connection);
    const id = anId();
    await processor.process([begin('0', id)]);
    const own = Array.from({ length: 30 }, (_, index) => processor.execute(add(`own ${index}`, id, 1)));
    const given = [1, 2, 3].map((batch) =>
      processor.process([add(`given ${batch}`, id, 1), add(`more ${batch}`, id, 1)]),
    );
    await Promise.all([...own, ...given]);
    expect(ids()).toEqual(Array.from({ length: 37 }, (_, index) => `${id}:${index + 1}:0`));
    expect(await journal.load(id)).toMatchObject({ state: { total: 36 }, seq: 37 });
  });

  it('given by the service itself is marked as published at once', async () => {
    const { journal, processor } = aProcess(connection);
    const { commit } = await processor.execute(begin('1', anId()));
    expect(await journal.commits.findOne({ _id: commit._id } as never)).toMatchObject({ unsent: false });
  });
});

describe('what the store can never take', () => {
  const huge = (megabytes: number) => 'x'.repeat(megabytes * 1024 * 1024) as unknown as number;

  it('is refused, and the commands beside it take effect, in order', async () => {
    const [id, large] = [anId(), anId()];
    const { processor, journal, ids } = aProcess(connection);
    const outcomes = await processor.process([
      begin('1', id, 5),
      begin('2', large, huge(17)),
      add('3', id, 1),
      add('4', large, 1),
      add('5', id, 1),
    ]);
    expect(outcomes.map(({ commit }) => [commit.commandId, commit.events[0]?.type])).toEqual([
      ['1', 'Begun'],
      ['2', 'CommandRefused'],
      ['3', 'Added'],
      ['4', 'CommandRefused'],
      ['5', 'Added'],
    ]);
    expect(await journal.load(id)).toMatchObject({ state: { total: 7 }, seq: 3 });
    expect(await journal.findByCommand(large, '2')).toMatchObject({
      events: [{ type: 'CommandRefused', data: { command: 'Begin', code: 'COMMAND_FAILED' } }],
    });
    expect(ids()).toEqual([`${id}:1:0`, `${large}:1:0`, `${id}:2:0`, `${large}:2:0`, `${id}:3:0`]);
  });

  it('as a snapshot is not written, and the events come out all the same', async () => {
    const [id, other] = [anId(), anId()];
    const { processor, journal, ids } = aProcess(connection);
    await processor.process([begin('1', id, huge(9))]);
    await processor.process([add('2', id, huge(9)), begin('3', other, 1)]);
    expect(ids()).toEqual([`${id}:1:0`, `${id}:2:0`, `${other}:1:0`]);
    expect(await journal.snapshots.findOne({ _id: other } as never)).toMatchObject({ total: 1 });
    expect((await journal.load(id)).seq).toBe(2);
  });
});

describe('a list, while snapshots are written beside the publish', () => {
  it('shows what was published, once it has waited for them', async () => {
    const { journal, processor, publisher } = aProcess(connection, 'beside');
    const id = anId();
    let listed: Promise<unknown> = Promise.resolve('nothing was published');
    publisher.publish = () => {
      queueMicrotask(() => {
        listed = journal.listed().then(() => journal.snapshots.findOne({ _id: id } as never));
      });
      return Promise.resolve();
    };
    await processor.process([begin('1', id, 5)]);
    expect(await listed).toMatchObject({ total: 5, seq: 1 });
  });
});

describe('a crash', () => {
  it('between journal and broker is made good by the repeat, with the same event ids and the snapshot', async () => {
    const id = anId();
    const first = aProcess(connection);
    first.fail(new Error('the process ends here'));
    await expect(first.processor.process([begin('1', id, 5), add('2', id, 3)])).rejects.toThrow();
    await first.journal.snapshots.deleteOne({ _id: id });
    const second = aProcess(connection);
    await second.processor.process([begin('1', id, 5), add('2', id, 3), add('3', id, 1)]);
    expect(second.ids()).toEqual([`${id}:1:0`, `${id}:2:0`, `${id}:3:0`]);
    expect(await second.journal.snapshots.findOne({ _id: id } as never)).toMatchObject({ total: 9, seq: 3 });
  });

  it('between journal and broker leaves a command of the service itself to the sweeper, which publishes it once', async () => {
    const id = anId();
    const first = aProcess(connection);
    first.fail(new Error('the process ends here'));
    await expect(first.processor.execute(begin('1', id))).rejects.toThrow();
    expect(await first.journal.findByCommand(id, '1')).toMatchObject({ unsent: true });
    const second = aProcess(connection);
    await second.journal.sweep(0, new Date(Date.now() + 1000));
    expect(second.ids().filter((found) => found?.startsWith(id))).toEqual([`${id}:1:0`]);
    expect(await first.journal.findByCommand(id, '1')).toMatchObject({ unsent: false });
  });
});

describe('two processes that both think an aggregate is theirs', () => {
  it('give it versions 1 to n, each command once, and end with the state of the journal', async () => {
    const id = anId();
    const [one, other] = [aProcess(connection), aProcess(connection)];
    await one.processor.process([begin('b', id)]);
    const batches = Array.from({ length: 20 }, (_, batch) =>
      Array.from({ length: 5 }, (_, step) => add(`c${batch * 5 + step}`, id, 1)),
    );
    for (const batch of batches)
      await Promise.all([one.processor.process(batch), other.processor.process(batch.toReversed())]);

    const history = await one.journal.history(id);
    expect(history.map(({ seq }) => seq)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
    expect(new Set(history.map(({ commandId }) => commandId)).size).toBe(101);
    expect(await one.journal.load(id)).toMatchObject({ state: { total: 100 }, seq: 101 });
    expect((await one.journal.loadAt(id, 101)).state?.total).toBe(100);
    expect(await one.journal.snapshots.findOne({ _id: id } as never)).toMatchObject({ total: 100, seq: 101 });
    expect(new Set([...one.ids(), ...other.ids()]).size).toBe(101);
  });
});
