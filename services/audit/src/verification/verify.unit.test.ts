import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { GENESIS, link, MAX_BODY_BYTES } from '../entries/entry.js';
import { aChain, aDraft, chainA, chainB, readerOf } from '../testing/memory-log.js';
import { aLog, aSeal, at, badIn, checkpointsOf, replaced, sourcesBy } from '../testing/sealed-log.js';
import { verify } from './verify.js';

const seal = aSeal();
const sources = (checkpoints: Checkpoint[]) => sourcesBy(seal, checkpoints);
const signed = (...[log, reached, by = seal, behind]: Partial<Parameters<typeof checkpointsOf>>) =>
  checkpointsOf(log ?? [], reached ?? [], by, behind);

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

  it('is good after bodies were erased, and counts and names them', async () => {
    const log = aLog();
    Object.assign(at(log, chainA, 4), { body: null, salt: null });
    Object.assign(at(log, chainB, 2), { body: null });
    expect(await verify(readerOf(log), undefined)).toMatchObject({
      ok: true,
      erased: { count: 2, entries: [`${chainB}:2`, `${chainA}:4`] },
    });
  });

  it('does not call erased what was larger than what is kept', async () => {
    const log = link(chainA, GENESIS, [aDraft(1, { text: JSON.stringify('x'.repeat(MAX_BODY_BYTES)) })], new Date());
    expect(await verify(readerOf(log), undefined)).toMatchObject({ ok: true, erased: { count: 0, entries: [] } });
  });

  it('says that without a key there are no checkpoints', async () => {
    expect((await verify(readerOf([]), undefined)).checkpoints).toMatchObject({ enabled: false, ok: true });
  });

  it('is good against every checkpoint', async () => {
    const log = aLog();
    expect(await verify(readerOf(log), sources(signed(log, [3, 3, 8])))).toMatchObject({
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
    const checkpoints = signed(log, [3, 8]);
    const cut = log.filter(({ chain, n }) => chain !== chainA || n <= 6);
    expect(badIn(await verify(readerOf(cut), sources(checkpoints)))).toEqual({
      n: 8,
      reason: expect.stringContaining('the chain was cut'),
    });
  });

  it('when a chain was cut and went on from there', async () => {
    const log = aLog();
    const checkpoints = signed(log, [3, 8]);
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
    const verified = await verify(readerOf(without), sources(signed(log, [3])));
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
      sources(signed(log, [3, 8])),
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
