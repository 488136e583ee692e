import { describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { sealOf } from '../checkpoints/seal.js';
import { GENESIS, link } from '../entries/entry.js';
import { aDraft, chainA, readerOf } from '../testing/memory-log.js';
import { aLog, aSeal, badIn, checkpointsOf, jwk, retiredFor, sourcesBy, storeOf } from '../testing/sealed-log.js';
import { verify } from './verify.js';

const seal = aSeal();
const sources = (checkpoints: Checkpoint[]) => sourcesBy(seal, checkpoints);
const signed = (...[log, reached, by = seal, behind]: Partial<Parameters<typeof checkpointsOf>>) =>
  checkpointsOf(log ?? [], reached ?? [], by, behind);

describe('the verification of checkpoints', () => {
  it('refuses one that another key signed', async () => {
    const log = aLog();
    const verified = await verify(readerOf(log), sources(signed(log, [3, 8], aSeal())));
    expect(verified).toMatchObject({
      ok: false,
      checkpoints: { ok: false, detail: expect.stringContaining('checkpoint 1 was signed with key') },
    });
  });

  it('goes on behind a key that was replaced, and tells of it', async () => {
    const log = aLog();
    const [old, next] = [jwk(), jwk()];
    const retired = retiredFor(old, next);
    const first = signed(log, [3], sealOf(old));
    const both = [...first, ...signed(log, [8], sealOf(next), first)];
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
    const first = signed(log, [3], sealOf(next));
    const both = [...first, ...signed(log, [8], sealOf(old), first)];
    const verified = await verify(readerOf(log), { ...sources(both), seal: sealOf(next, [retiredFor(old, next)]) });
    expect(verified.checkpoints).toMatchObject({
      ok: false,
      detail: expect.stringContaining('after that was replaced'),
    });
  });

  it('holds the log against those that were kept elsewhere', async () => {
    const log = aLog();
    const checkpoints = signed(log, [3, 8]);
    const verified = await verify(readerOf(log), sources(checkpoints), checkpoints.slice(0, 1));
    expect(verified).toMatchObject({ ok: true, checkpoints: { ok: true, pinned: 1 } });
  });

  it('finds by those that the log was written anew and signed again with the same key', async () => {
    const pinned = signed(aLog(), [3]);
    const actor = { id: 'eve', role: 'admin' as const };
    const drafts = Array.from({ length: 10 }, (_, step) => aDraft(step, { actor }));
    const anew = link(chainA, GENESIS, drafts, new Date());
    const signedAnew = sources(signed(anew, [3, 8]));
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
    const [first, second] = signed(log, [3, 8]) as [Checkpoint, Checkpoint];
    expect((await verify(readerOf(log), sources([first]), [second])).checkpoints).toMatchObject({
      ok: false,
      detail: 'Checkpoint 2, as it was pinned, is not in the database any more.',
    });
  });

  it('refuses one whose words were changed', async () => {
    const log = aLog();
    const [first, ...rest] = signed(log, [3, 8]);
    const forged = { ...first, at: '2030-01-01T00:00:00.000Z' } as Checkpoint;
    expect((await verify(readerOf(log), sources([forged, ...rest]))).checkpoints.ok).toBe(false);
  });

  it('misses one that was taken out', async () => {
    const log = aLog();
    const [first, , third] = signed(log, [3, 5, 8]) as [Checkpoint, Checkpoint, Checkpoint];
    expect((await verify(readerOf(log), sources([first, third]))).checkpoints.detail).toContain(
      'checkpoint 2 is missing',
    );
  });

  it('sees in the file what was taken out of the database', async () => {
    const log = aLog();
    const checkpoints = signed(log, [3, 8]);
    const cut = log.filter(({ chain, n }) => chain !== chainA || n <= 6);
    const verified = await verify(readerOf(cut), {
      ...sources(checkpoints),
      store: storeOf(checkpoints.slice(0, 1)),
    });
    expect(badIn(verified)?.n).toBe(8);
    expect(verified.checkpoints).toMatchObject({ ok: false, in_database: 1, in_file: 2 });
  });
});
