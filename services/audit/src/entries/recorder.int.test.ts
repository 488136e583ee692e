import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { actorVerifier } from '@rehearsal/platform/actor-token';
import type { Batch } from '@rehearsal/platform/kafka/consumer';
import { createLog } from '@rehearsal/platform/log';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { cursorAt } from '@rehearsal/platform/http/cursor';
import { Entries } from './entries.js';
import type { Entry } from './entry.js';
import { filterOf, ListQuery } from './list-query.js';
import { messageReader } from './read-message.js';
import { Recorder } from './recorder.js';
import { anEvent, asIncoming } from '../testing/memory-log.js';
import { verify } from '../verification/verify.js';

let connection: Connection;
let entries: Entries;

beforeAll(async () => {
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'audit' });
  entries = new Entries(connection);
  await entries.ensureIndexes();
});
afterAll(() => connection.close());

describe('two writers of one partition', () => {
  it('keep one unbroken chain, though each thinks that the end is where it left it', async () => {
    const [one, other] = [aRecorder(), aRecorder()];
    await one.record(aBatch(1, 1, 10));
    await other.record(aBatch(1, 5, 15));
    await one.record(aBatch(1, 12, 20));
    await other.record(aBatch(1, 18, 25));
    expect(await verify(entries, undefined)).toMatchObject({ ok: true, entries: 25 });
  });

  it('keep it also when both write at the same moment', async () => {
    const writers = [aRecorder(), aRecorder(), aRecorder()];
    await Promise.all(writers.flatMap((writer) => [writer.record(aBatch(2, 1, 30)), writer.record(aBatch(2, 20, 50))]));
    const { ok, chains } = await verify(entries, undefined);
    expect({ ok, entries: chains.find(({ chain }) => chain.endsWith('/2'))?.entries }).toEqual({
      ok: true,
      entries: 50,
    });
  });
});

describe('a recorder', () => {
  it('writes a message once that comes twice in a batch', async () => {
    const batch = aBatch(3, 1, 5);
    await aRecorder().record({ ...batch, messages: [...batch.messages, ...batch.messages] });
    expect((await entries.head('instance.events.v1/3')).n).toBe(5);
  });

  it('goes on behind the entries of the process before it', async () => {
    await aRecorder().record(aBatch(4, 1, 5));
    const recorder = aRecorder();
    await recorder.record(aBatch(4, 6, 8));
    expect(recorder.heads().get('instance.events.v1/4')).toEqual(await entries.head('instance.events.v1/4'));
    expect((await entries.head('instance.events.v1/4')).n).toBe(8);
  });
});

describe('an operation', () => {
  it('is found by its correlation id alone, in pages that neither repeat nor skip', async () => {
    const messages = Array.from({ length: 12 }, (_, index) => {
      const correlationId = ['followed', 'another', 'followed-too'][index % 3] ?? '';
      const event = anEvent({ id: `i5:${index}:0`, aggregateId: 'i5', version: index + 1, correlationId });
      return asIncoming(event, String(index));
    });
    await aRecorder().record({ topic: 'instance.events.v1', partition: 5, messages });
    const found: Entry[] = [];
    for (let cursor: string | undefined; ;) {
      const query = ListQuery.parse({ correlation_id: 'followed', limit: 3, ...(cursor !== undefined && { cursor }) });
      const page = await entries.newestFirst(filterOf(query, query.cursor), query.limit);
      found.push(...page);
      const last = page.at(-1);
      if (!last || page.length < query.limit) break;
      cursor = cursorAt([last.at, last._id]);
    }
    expect(found.map(({ eventId }) => eventId).sort()).toEqual(
      [0, 3, 6, 9].map((index) => `instance.events.v1/i5/i5:${index}:0`),
    );
    const indexes = await connection.collection('audit_entries').indexes();
    expect(indexes.map(({ key }) => Object.keys(key).join())).toContain('correlationId,at,_id');
  });

  it.each([{ correlation_id: '' }, { correlation_id: { $ne: '' } }, { correlation_id: 'c'.repeat(257) }])(
    'is not looked for by %j',
    (query) => {
      expect(ListQuery.safeParse(query).success).toBe(false);
    },
  );
});

const aRecorder = () =>
  new Recorder({ entries, readMessage: messageReader(actorVerifier([])), log: createLog('test', 'silent') });

function aBatch(partition: number, from: number, to: number): Batch {
  const messages = Array.from({ length: to - from + 1 }, (_, index) => {
    const version = from + index;
    return asIncoming(
      anEvent({ id: `i${partition}:${version}:0`, aggregateId: `i${partition}`, version }),
      String(version),
    );
  });
  return { topic: 'instance.events.v1', partition, messages };
}
