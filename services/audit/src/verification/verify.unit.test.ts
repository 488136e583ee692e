import { createPrivateKey, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handoverText, type RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import type { Checkpoint } from '@rehearsal/contracts/http/audit';
import { checkpointHash, FIRST_PREV } from '../checkpoints/checkpoint.js';
import { sealOf, type Seal } from '../checkpoints/seal.js';
import { GENESIS, link, type Entry } from '../entries/entry.js';
import { aChain, aDraft, chainA, chainB, readerOf } from '../testing/memory-log.js';
import { verify, type CheckpointSources } from './verify.js';
import type { AuditVerification } from '@rehearsal/contracts/http/audit';

const seal = aSeal();

describe('the verification of an untouched log', () => {
  it('is good, and counts what it read', async () => {
    const verified = await verify(readerOf(aLog()), undefined);
    expect(verified).toMatchObject({ ok: true, entries: 18 });
    expect(verified.chains).toEqual([
      { chain: chainB, entries: 8, ok: true, first_bad: null },
      { chain: chainA, entries: 10, ok: true, first_bad: null },
    ]);
  });

  it('is good across pages', async () => {
    expect(await verify(readerOf(aChain(chainA, 600)), undefined)).toMatchObject({ ok: true, entries: 600 });
  });

  it('is good after a body was erased', async () => {
    const log = aLog();
    Object.assign(at(log, chainA, 4), { body: null, salt: null });
    expect((await verify(readerOf(log), undefined)).ok).toBe(true);
  });

  it('says that without a key there are no checkpoints', async () => {
    expect((await verify(readerOf([]), undefined)).checkpoints).toMatchObject({ enabled: false, ok: true });
  });

  it('is good against every checkpoint', async () => {
    const log = aLog();
    expect(await verify(readerOf(log), sources(checkpointsOf(log, [3, 3, 8])))).toMatchObject({
      ok: true,
      checkpoints: { enabled: true, ok: true, in_database: 3, in_file: 3 },
    });
  });
});

describe('the verification names the first bad entry', () => {
  it('when an entry was edited', async () => {
    const log = aLog();
    at(log, chainA, 4).actor.id = 'eve';
    expect(badIn(await verify(readerOf(log), undefined))).toEqual({
      n: 4,
      reason: expect.stringContaining('was edited'),
    });
  });

  it('when an entry was edited and its hash made to fit', async () => {
    const log = aLog();
    const [forged] = link(
      chainA,
      { n: 3, hash: at(log, chainA, 3).hash },
      [aDraft(4, { targetId: 'other' })],
      new Date(),
    );
    expect(badIn(await verify(readerOf(replaced(log, forged)), undefined))).toEqual({
      n: 5,
      reason: expect.stringContaining('does not follow entry 4'),
    });
  });

  it('when a body was edited', async () => {
    const log = aLog();
    at(log, chainA, 4).body = '{"step":5}';
    expect(badIn(await verify(readerOf(log), undefined))).toEqual({
      n: 4,
      reason: expect.stringContaining('body of entry 4'),
    });
  });

  it('when an entry was deleted', async () => {
    const log = aLog().filter(({ _id }) => _id !== `${chainA}:4`);
    expect(badIn(await verify(readerOf(log), undefined))).toEqual({
      n: 4,
      reason: expect.stringContaining('is missing'),
    });
  });

  it('when two entries were swapped', async () => {
    const log = aLog();
    const [four, five] = [at(log, chainA, 4), at(log, chainA, 5)];
    const swapped = replaced(log, { ...four, _id: five._id, n: 5 }, { ...five, _id: four._id, n: 4 });
    expect(badIn(await verify(readerOf(swapped), undefined))).toEqual({
      n: 4,
      reason: expect.stringContaining('was edited'),
    });
  });

  it('when a message was entered a second time', async () => {
    const log = aLog();
    const repeat = link(chainA, at(log, chainA, 10), [aDraft(2)], new Date());
    expect(badIn(await verify(readerOf([...log, ...repeat]), undefined))).toEqual({
      n: 11,
      reason: expect.stringContaining(`repeats a message that ${chainA}:2 holds`),
    });
  });

  it('when an entry sits where it does not belong', async () => {
    const log = aLog();
    const stray = { ...at(log, chainA, 4), _id: 'elsewhere', eventId: 'another' };
    expect(badIn(await verify(readerOf([...log, stray]), undefined))).toEqual({
      n: 4,
      reason: expect.stringContaining('"elsewhere"'),
    });
  });

  it('when a chain was cut behind what a checkpoint saw', async () => {
    const log = aLog();
    const checkpoints = checkpointsOf(log, [3, 8]);
    const cut = log.filter(({ chain, n }) => chain !== chainA || n <= 6);
    expect(badIn(await verify(readerOf(cut), sources(checkpoints)))).toEqual({
      n: 8,
      reason: expect.stringContaining('the chain was cut'),
    });
  });

  it('when a chain was cut and went on from there', async () => {
    const log = aLog();
    const checkpoints = checkpointsOf(log, [3, 8]);
    const cut = log.filter(({ chain, n }) => chain !== chainA || n <= 6);
    const regrown = link(
      chainA,
      at(log, chainA, 6),
      [7, 8, 9, 10, 11].map((step) => aDraft(50 + step)),
      new Date(),
    );
    expect((await verify(readerOf([...cut, ...regrown]), undefined)).ok).toBe(true);
    expect(badIn(await verify(readerOf([...cut, ...regrown]), sources(checkpoints)))).toEqual({
      n: 8,
      reason: expect.stringContaining('cut and written again'),
    });
  });

  it('when a whole chain was removed', async () => {
    const log = aLog();
    const without = log.filter(({ chain }) => chain !== chainA);
    const verified = await verify(readerOf(without), sources(checkpointsOf(log, [3])));
    expect(badIn(verified)).toEqual({ n: 3, reason: expect.stringContaining('is not there') });
  });

  it('when all of a chain was written anew', async () => {
    const log = aLog();
    const anew = link(
      chainA,
      GENESIS,
      Array.from({ length: 10 }, (_, step) => aDraft(step, { actor: { id: 'eve', role: 'admin' } })),
      new Date(),
    );
    const verified = await verify(
      readerOf([...log.filter(({ chain }) => chain !== chainA), ...anew]),
      sources(checkpointsOf(log, [3, 8])),
    );
    expect(badIn(verified)).toEqual({ n: 3, reason: expect.stringContaining('is not the one that checkpoint 1 saw') });
  });

  it('whichever field of whichever entry was changed', async () => {
    const fields = [
      'eventId',
      'at',
      'recordedAt',
      'action',
      'target',
      'targetId',
      'commandId',
      'correlationId',
      'bodyHash',
      'prevHash',
      'hash',
      'salt',
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fields),
        fc.integer({ min: 1, max: 10 }),
        fc.string(),
        async (field, n, text) => {
          const log = aLog();
          const entry = at(log, chainA, n);
          fc.pre(entry[field] !== text);
          entry[field] = text;
          const bad = badIn(await verify(readerOf(log), undefined));
          expect(bad?.n).toBe(n);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the verification of checkpoints', () => {
  it('refuses one that another key signed', async () => {
    const log = aLog();
    const verified = await verify(readerOf(log), sources(checkpointsOf(log, [3, 8], aSeal())));
    expect(verified).toMatchObject({
      ok: false,
      checkpoints: { ok: false, detail: expect.stringContaining('checkpoint 1 was signed with key') },
    });
  });

  it('goes on behind a key that was replaced, and tells of it', async () => {
    const log = aLog();
    const [old, next] = [jwk(), jwk()];
    const retired = retiredFor(old, next);
    const first = checkpointsOf(log, [3], sealOf(old));
    const both = [...first, ...checkpointsOf(log, [8], sealOf(next), first)];
    const verified = await verify(readerOf(log), { ...sources(both), seal: sealOf(next, [retired]) });
    expect(verified).toMatchObject({ ok: true, checkpoints: { in_database: 2 } });
    expect(verified.checkpoints.detail).toContain(`key ${retired.key} was replaced at ${retired.retired_at}`);
    expect(verified.checkpoints.detail).toContain('which it signed');
    const lost = sealOf(next, [{ ...retired, signature: null }]);
    expect((await verify(readerOf(log), { ...sources(both), seal: lost })).checkpoints.detail).toContain(
      'without its signature',
    );
  });

  it('refuses one that a replaced key signed behind its successor', async () => {
    const log = aLog();
    const [old, next] = [jwk(), jwk()];
    const first = checkpointsOf(log, [3], sealOf(next));
    const both = [...first, ...checkpointsOf(log, [8], sealOf(old), first)];
    const verified = await verify(readerOf(log), { ...sources(both), seal: sealOf(next, [retiredFor(old, next)]) });
    expect(verified.checkpoints).toMatchObject({
      ok: false,
      detail: expect.stringContaining('after that was replaced'),
    });
  });

  it('holds the log against those that were kept elsewhere', async () => {
    const log = aLog();
    const checkpoints = checkpointsOf(log, [3, 8]);
    const verified = await verify(readerOf(log), sources(checkpoints), checkpoints.slice(0, 1));
    expect(verified).toMatchObject({ ok: true, checkpoints: { ok: true, pinned: 1 } });
  });

  it('finds by those that the log was written anew and signed again with the same key', async () => {
    const pinned = checkpointsOf(aLog(), [3]);
    const actor = { id: 'eve', role: 'admin' as const };
    const drafts = Array.from({ length: 10 }, (_, step) => aDraft(step, { actor }));
    const anew = link(chainA, GENESIS, drafts, new Date());
    const signedAnew = sources(checkpointsOf(anew, [3, 8]));
    expect((await verify(readerOf(anew), signedAnew)).ok).toBe(true);
    const verified = await verify(readerOf(anew), signedAnew, pinned);
    expect(badIn(verified)).toEqual({ n: 3, reason: expect.stringContaining('is not the one that checkpoint 1 saw') });
    expect(verified.checkpoints).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Checkpoint 1, as it was pinned, is not the one in the database'),
    });
  });

  it('finds by those that a checkpoint is gone', async () => {
    const log = aLog();
    const [first, second] = checkpointsOf(log, [3, 8]) as [Checkpoint, Checkpoint];
    expect((await verify(readerOf(log), sources([first]), [second])).checkpoints).toMatchObject({
      ok: false,
      detail: 'Checkpoint 2, as it was pinned, is not in the database any more.',
    });
  });

  it('refuses one whose words were changed', async () => {
    const log = aLog();
    const [first, ...rest] = checkpointsOf(log, [3, 8]);
    const forged = { ...first, at: '2030-01-01T00:00:00.000Z' } as Checkpoint;
    expect((await verify(readerOf(log), sources([forged, ...rest]))).checkpoints.ok).toBe(false);
  });

  it('misses one that was taken out', async () => {
    const log = aLog();
    const [first, , third] = checkpointsOf(log, [3, 5, 8]) as [Checkpoint, Checkpoint, Checkpoint];
    expect((await verify(readerOf(log), sources([first, third]))).checkpoints.detail).toContain(
      'checkpoint 2 is missing',
    );
  });

  it('sees in the file what was taken out of the database', async () => {
    const log = aLog();
    const checkpoints = checkpointsOf(log, [3, 8]);
    const cut = log.filter(({ chain, n }) => chain !== chainA || n <= 6);
    const verified = await verify(readerOf(cut), {
      ...sources(checkpoints),
      store: { from: () => iterate(checkpoints.slice(0, 1)) },
    });
    expect(badIn(verified)?.n).toBe(8);
    expect(verified.checkpoints).toMatchObject({ ok: false, in_database: 1, in_file: 2 });
  });
});

const aLog = (): Entry[] => [...aChain(chainA, 10), ...aChain(chainB, 8, 100)];

function at(log: Entry[], chain: string, n: number): Entry {
  const found = log.find((entry) => entry._id === `${chain}:${n}`);
  if (!found) throw new Error(`no entry ${chain}:${n}`);
  return found;
}

const replaced = (log: Entry[], ...by: (Entry | undefined)[]): Entry[] =>
  log.map((entry) => by.find((other) => other?._id === entry._id) ?? entry);

const badIn = ({ ok, chains }: AuditVerification) =>
  ok ? null : chains.find(({ chain }) => chain === chainA)?.first_bad;

function aSeal(): Seal {
  return sealOf(jwk());
}
function jwk(): string {
  return JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}
function retiredFor(old: string, next: string): RetiredKey {
  const record = { key: sealOf(old).key, successor: sealOf(next).key, retired_at: '2026-02-01T00:00:00.000Z' };
  const key = createPrivateKey({ key: JSON.parse(old) as JsonWebKey, format: 'jwk' });
  return { ...record, signature: sign(null, Buffer.from(handoverText(record)), key).toString('base64url') };
}

/** Checkpoints made when chain A had reached these places, behind others. */
function checkpointsOf(log: Entry[], reached: number[], by = seal, behind: Checkpoint[] = []): Checkpoint[] {
  const last = behind.at(-1);
  let prev = last ? checkpointHash(last) : FIRST_PREV;
  return reached.map((n, index) => {
    const { hash } = at(log, chainA, n);
    const checkpoint = by.sign({
      seq: behind.length + index + 1,
      at: '2026-01-05T11:00:00.000Z',
      chains: [{ chain: chainA, n, hash }],
      prev,
    });
    prev = checkpointHash(checkpoint);
    return checkpoint;
  });
}

const sources = (checkpoints: Checkpoint[]): CheckpointSources => ({
  seal,
  store: { from: () => iterate(checkpoints) },
  file: { all: () => iterate(checkpoints) },
});

async function* iterate<T>(items: T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}
