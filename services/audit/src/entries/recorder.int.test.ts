import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { actorVerifier } from '@rehearsal/platform/actor-token';
import type { Batch } from '@rehearsal/platform/kafka/consumer';
import { createLog } from '@rehearsal/platform/log';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { Entries } from './entries.js';
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
