import { describe, expect, it } from '@jest/globals';
import type { AuditVerification, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { GENESIS, link, type Entry } from '../entries/entry.js';
import { aDraft, chainA, chainB, readerOf } from '../testing/memory-log.js';
import { aLog, aSeal, at, badIn, checkpointsOf, replaced, sourcesBy, storeOf } from '../testing/sealed-log.js';
import type { CheckpointSources } from './checkpoint-sources.js';
import { verify } from './verify.js';
import { verifySince } from './verify-since.js';

const seal = aSeal();
const signed = (log: Entry[], reached: number[], by = seal) => checkpointsOf(log, reached, by);
const since = (
  log: Entry[],
  sources: CheckpointSources | undefined,
  pinned: Checkpoint[] = [],
): Promise<AuditVerification> => verifySince({ entries: readerOf(log), sources, chains: [chainA, chainB] }, pinned);

describe('the verification since a checkpoint', () => {
  it('reads what came behind the last one, and says which that is', async () => {
    const log = aLog();
    const verified = await since(log, sourcesBy(seal, signed(log, [3, 8])));
    expect(verified).toMatchObject({
      ok: true,
      scope: 'since-checkpoint',
      since: { seq: 2, at: '2026-01-05T11:00:00.000Z' },
      checkpoints: { ok: true, in_database: 2, in_file: 2, detail: expect.stringContaining('the file holds it too') },
    });
    // Chain B was in no checkpoint, so it is read from its beginning.
    expect(verified.chains.map(({ chain, entries }) => [chain, entries])).toEqual([
      [chainB, 8],
      [chainA, 2],
    ]);
  });

  it('leaves what lies before it to a whole one', async () => {
    const log = aLog();
    const sources = sourcesBy(seal, signed(log, [8]));
    at(log, chainA, 4).actor.id = 'eve';
    expect((await since(log, sources)).ok).toBe(true);
    expect(badIn(await verify(readerOf(log), sources))?.n).toBe(4);
  });

  it('reads everything where there is no checkpoint yet, or no key', async () => {
    const log = aLog();
    expect(await since(log, sourcesBy(seal, []))).toMatchObject({ ok: true, since: null, entries: 18 });
    expect(await since(log, undefined)).toMatchObject({ ok: true, entries: 18, checkpoints: { enabled: false } });
  });

  it('begins behind the last one that a file outside the database holds', async () => {
    const log = aLog();
    const [first, second] = signed(log, [3, 8]) as [Checkpoint, Checkpoint];
    const sources = { ...sourcesBy(seal, [first]), store: storeOf([first, second]) };
    at(log, chainA, 5).actor.id = 'eve';
    const verified = await since(log, sources);
    expect(verified).toMatchObject({ ok: false, since: { seq: 1 } });
    expect(badIn(verified)?.n).toBe(5);
  });

  it('begins behind the last one that its caller kept, where that is older', async () => {
    const log = aLog();
    const checkpoints = signed(log, [2, 3, 8]);
    at(log, chainA, 5).actor.id = 'eve';
    const verified = await since(log, sourcesBy(seal, checkpoints), checkpoints.slice(0, 2));
    expect(verified).toMatchObject({ ok: false, since: { seq: 2 }, checkpoints: { ok: true, pinned: 2 } });
    expect(badIn(verified)?.n).toBe(5);
  });
});

describe('the verification since a checkpoint names the first bad entry', () => {
  const tampered = (change: (log: Entry[]) => Entry[] | undefined): Promise<AuditVerification> => {
    const log = aLog();
    const sources = sourcesBy(seal, signed(log, [5]));
    return since(change(log) ?? log, sources);
  };

  it.each<[string, number, string, (log: Entry[]) => Entry[] | undefined]>([
    ['was edited', 7, 'was edited', (log) => void (at(log, chainA, 7).action = 'Other')],
    ['was deleted', 7, 'is missing', (log) => log.filter(({ _id }) => _id !== `${chainA}:7`)],
    [
      'was replaced',
      8,
      'does not follow',
      (log) => replaced(log, ...link(chainA, at(log, chainA, 6), [aDraft(7, { targetId: 'other' })], new Date())),
    ],
    [
      'repeats a message',
      11,
      'repeats a message',
      (log) => [...log, ...link(chainA, at(log, chainA, 10), [aDraft(2)], new Date())],
    ],
    ['was cut off', 5, 'the chain was cut', (log) => log.filter(({ chain, n }) => chain !== chainA || n <= 3)],
    [
      'was written anew from the start',
      5,
      'is not the one that checkpoint 1 saw',
      (log) => {
        const drafts = Array.from({ length: 10 }, (_, step) => aDraft(step, { actor: { id: 'eve', role: 'admin' } }));
        return [...log.filter(({ chain }) => chain !== chainA), ...link(chainA, GENESIS, drafts, new Date())];
      },
    ],
  ])('that %s', async (_what, n, reason, change) => {
    expect(badIn(await tampered(change))).toEqual({ n, reason: expect.stringContaining(reason) });
  });
});

describe('the last checkpoint itself', () => {
  it('is refused when another key signed it, and nothing is taken for read', async () => {
    const log = aLog();
    const verified = await since(log, sourcesBy(seal, signed(log, [8], aSeal())));
    expect(verified).toMatchObject({
      ok: false,
      since: null,
      entries: 18,
      checkpoints: { ok: false, detail: expect.stringContaining('checkpoint 1 was signed with key') },
    });
  });

  it('is missed when the database has lost it', async () => {
    const log = aLog();
    const checkpoints = signed(log, [3, 8]);
    const verified = await since(log, { ...sourcesBy(seal, checkpoints), store: storeOf(checkpoints.slice(0, 1)) });
    expect(verified.checkpoints).toMatchObject({
      ok: false,
      detail: 'The file holds 2 checkpoints and the database 1.',
    });
  });

  it('is refused when the database holds another in its place', async () => {
    const log = aLog();
    const verified = await since(log, { ...sourcesBy(seal, signed(log, [3])), store: storeOf(signed(log, [8])) });
    expect(verified.checkpoints).toMatchObject({
      ok: false,
      detail: 'Checkpoint 1 in the database is not the one that the file holds.',
    });
  });
});
