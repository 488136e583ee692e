import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { VerificationScope } from '@rehearsal/contracts/http/audit/audit';
import { createLog } from '@rehearsal/platform/log';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { Entries, type EntryReader } from '../../entries/entries.js';
import { aChain, chainA } from '../../testing/memory-log.js';
import { verify } from '../verify.js';
import type { Watch } from '../watch.js';
import { VerificationRecords, type StoredVerification } from './verification-records.js';
import { Verifier } from './verifier.js';

const ann = { id: 'ann', role: 'operator' as const };
const bob = { id: 'bob', role: 'admin' as const };
let connection: Connection;
let entries: Entries;
let records: VerificationRecords;
let opened: Verifier[];

beforeEach(async () => {
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'audit' });
  entries = new Entries(connection);
  records = new VerificationRecords(connection);
  await records.ensureIndexes();
  await entries.ensureIndexes();
  await entries.insert(aChain(chainA, 1000));
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((verifier) => verifier.close()));
  await connection.close();
});

type Verify = (scope: VerificationScope, watch: Watch) => ReturnType<typeof verify>;

/** Another process. */
function aVerifier(carryOut: Verify = (_scope, watch) => verify(entries, undefined, [], watch)): Verifier {
  const log = createLog('test', 'silent');
  const verifier = new Verifier({
    records,
    verify: (scope, _pinned, watch) => carryOut(scope, watch),
    log,
    tellEveryMs: 20,
  });
  opened.push(verifier);
  return verifier;
}

/** Reads two pages and then no more, until it is stopped. */
const stuck: Verify = (_scope, watch) => {
  let pages = 0;
  const halting: EntryReader = {
    ...bound(entries),
    behind: (...place) => (++pages > 2 ? untilAborted(watch.signal) : entries.behind(...place)),
  };
  return verify(halting, undefined, [], watch);
};
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
const bound = (reader: Entries): EntryReader => ({
  behind: (...given) => reader.behind(...given),
  chains: () => reader.chains(),
  outermost: (...given) => reader.outermost(...given),
  head: (...given) => reader.head(...given),
  hashesOf: (...given) => reader.hashesOf(...given),
  placesOf: (...given) => reader.placesOf(...given),
  entersOnce: () => reader.entersOnce(),
});

const whole = { scope: 'whole', pinned: [], by: ann } as const;
const until = (id: string, what: string, is: (record: StoredVerification) => boolean): Promise<StoredVerification> =>
  waitFor(what, async () => {
    const record = await records.byId(id);
    return record && is(record) ? record : undefined;
  });

describe('a verification on record', () => {
  it('keeps who asked, when, what was read, and the verdict', async () => {
    const { id, ended } = await aVerifier().ask(whole);
    await ended;
    const record = await records.byId(id);
    expect(record).toMatchObject({
      state: 'ended',
      asked_by: ann,
      progress: { done: 1000, total: 1000 },
      result: { ok: true, entries: 1000 },
    });
    expect(Date.parse(record?.ended_at ?? '')).toBeGreaterThanOrEqual(Date.parse(record?.asked_at ?? ''));
  });

  it('is shared by all who ask while it goes on', async () => {
    const verifier = aVerifier(stuck);
    const [first, second] = await Promise.all([verifier.ask(whole), verifier.ask({ ...whole, by: bob })]);
    expect(second.id).toBe(first.id);
    expect((await aVerifier().ask(whole)).id).toBe(first.id);
  });

  it('tells how far it is, and ends when somebody cancels it, also at another process', async () => {
    const { id, ended } = await aVerifier(stuck).ask(whole);
    await until(id, 'some progress', ({ progress }) => progress.done === 500 && progress.total === 1000);
    expect(await aVerifier().cancel(id, bob)).toBe(true);
    await ended;
    expect(await records.byId(id)).toMatchObject({ state: 'cancelled', cancelled_by: bob, result: null });
    expect(await aVerifier().cancel(id, ann)).toBe(false);
  });

  it('is begun again from the first entry after a stop, and finds what was changed behind its back', async () => {
    const first = aVerifier(stuck);
    const { id } = await first.ask(whole);
    await until(id, 'some progress', ({ progress }) => progress.done === 500);
    await first.close();
    await connection.collection('audit_entries').updateOne({ n: 7 }, { $set: { action: 'Other' } });
    await aVerifier().adopt();
    const { result } = await until(id, 'its end', ({ state }) => state === 'ended');
    expect(result).toMatchObject({ ok: false, chains: [{ first_bad: { n: 7 } }] });
  });

  it('is taken over from a process that fell silent, by one of those that see it, and the silent one says no more', async () => {
    const { id, ended } = await aVerifier(stuck).ask(whole);
    await aVerifier().adopt();
    expect(await records.byId(id)).toMatchObject({ begun: 1 });
    await waitFor('the first to be taken for silent', async () => {
      await records.collection.updateOne({ _id: id }, { $set: { beat_at: new Date(0).toISOString() } });
      await Promise.all([aVerifier().adopt(), aVerifier().adopt()]);
      return (await records.byId(id))?.begun === 2;
    });
    expect(await until(id, 'its end', ({ state }) => state !== 'running')).toMatchObject({
      state: 'ended',
      begun: 2,
      result: { ok: true },
    });
    await ended;
    expect(await records.byId(id)).toMatchObject({ state: 'ended', result: { ok: true } });
  });

  it('says why it could not be carried out', async () => {
    const { id, ended } = await aVerifier(() => Promise.reject(new Error('the disk is gone'))).ask(whole);
    await ended;
    expect(await records.byId(id)).toMatchObject({
      state: 'failed',
      failure: 'It could not be carried out: the disk is gone',
    });
  });

  it('is given up when it was begun again and again and never came to its end', async () => {
    const first = aVerifier(stuck);
    const { id } = await first.ask(whole);
    await first.close();
    await records.collection.updateOne({ _id: id }, { $set: { begun: 5 } });
    await aVerifier().adopt();
    expect(await records.byId(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('5 times') });
  });

  it('of the end of the log is let go of when there are many newer ones; whole ones are kept', async () => {
    const verifier = aVerifier();
    const kept = await verifier.ask(whole);
    await kept.ended;
    const template = await records.byId(kept.id);
    if (!template) throw new Error('no record');
    const old = Array.from({ length: 205 }, (_, index) => ({
      ...template,
      _id: `old-${index}`,
      scope: 'since-checkpoint' as const,
      created_at: new Date(index).toISOString(),
    }));
    await records.collection.insertMany(old);
    await (
      await verifier.ask({ ...whole, scope: 'since-checkpoint' })
    ).ended;
    expect(await records.collection.countDocuments({ scope: 'since-checkpoint' })).toBe(200);
    expect(await records.byId(kept.id)).toBeDefined();
  });
});
