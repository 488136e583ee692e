import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { collectionOf, openMongo } from '../stores/mongo.js';
import { add, aProcess, begin, countedInSegments, end } from '../testing/counter.js';
import type { Segment } from './segment.js';

let connection: Connection;
let aggregates = 0;
const anId = () => `p${++aggregates}`;

beforeAll(async () => {
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'segments' });
  await anOwner().journal.ensureIndexes();
});
afterAll(() => connection.close());

const anOwner = () => aProcess(connection, 'before', countedInSegments);
const segmentsOf = (id: string) =>
  collectionOf<Segment>(connection, 'instance_segments')
    .find({ _id: { $in: [1, 2, 3, 4, 5].map((number) => `${id}:${number}`) } })
    .toArray();
const adds = (id: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => add(`${from + index}`, id, index % 7));

/** What the journal alone says of a version. */
async function folded(id: string, version: number) {
  const { state, seq } = await aProcess(connection).journal.loadAt(id, version);
  return { state, seq };
}

async function expectEveryVersion(id: string, versions: readonly number[]) {
  const reader = anOwner();
  for (const version of versions) {
    const { state, seq } = await reader.journal.loadAt(id, version);
    expect({ state, seq }).toEqual(await folded(id, version));
  }
}

describe('an aggregate that is stored in segments', () => {
  it('is the same at every version as the fold of its journal', async () => {
    const id = anId();
    const owner = anOwner();
    await owner.processor.process([begin('1', id, 5)]);
    for (let from = 2; from < 330; from += 30) await owner.processor.process(adds(id, from, from + 29));
    expect(await segmentsOf(id)).toHaveLength(3);
    await expectEveryVersion(id, [1, 99, 100, 101, 199, 200, 250, 300, 331]);
    expect(await anOwner().journal.load(id)).toMatchObject(await folded(id, 331));
  });

  it('writes a row for a commit, and what is new for so many', async () => {
    const id = anId();
    const { processor, journal } = anOwner();
    await processor.process([begin('1', id, 5)]);
    await processor.process(adds(id, 2, 150));
    await processor.process(adds(id, 151, 220));
    const { state } = await journal.load(id);
    expect(await journal.snapshots.findOne({ _id: id } as never)).toEqual({ _id: id, seq: 220, total: state?.total });
    const listed = (await segmentsOf(id)).map(({ fields }) => fields?.['by']);
    expect(listed).toEqual([
      { kept: 0, added: state?.by.slice(0, 100) },
      { kept: 100, added: state?.by.slice(100, 200) },
    ]);
  });

  it('is made good where its owner died before the segments were stored, by whoever writes next', async () => {
    const id = anId();
    const dead = anOwner();
    await dead.processor.process([begin('1', id, 1), ...adds(id, 2, 90)]);
    await dead.processor.process(adds(id, 91, 230));
    await collectionOf<Segment>(connection, 'instance_segments').deleteMany({ _id: { $in: [`${id}:1`, `${id}:2`] } });
    await expectEveryVersion(id, [50, 150, 230]);
    await anOwner().processor.process(adds(id, 231, 301));
    expect(await segmentsOf(id)).toHaveLength(3);
    await expectEveryVersion(id, [100, 150, 200, 230, 300, 301]);
  });

  it('is the same where two owners take turns and store the same segment', async () => {
    const id = anId();
    const [one, other] = [anOwner(), anOwner()];
    await one.processor.process([begin('1', id, 1), ...adds(id, 2, 60)]);
    await other.processor.process(adds(id, 61, 99));
    await Promise.all([one, other].map(({ processor }, at) => processor.process([add(`both-${at}`, id, 3)])));
    await Promise.all(
      [one, other].map(async ({ journal }) => journal.snapshot(new Map([[id, await journal.load(id)]]))),
    );
    await one.processor.process(adds(id, 102, 199));
    await other.processor.process(adds(id, 200, 330));
    await one.processor.process(adds(id, 331, 402));
    await expectEveryVersion(id, [99, 100, 101, 200, 300, 400, 402]);
  });

  it('is the newest at a version that is not there yet, however far that is', async () => {
    const id = anId();
    const { processor } = anOwner();
    await processor.process([begin('1', id, 1), ...adds(id, 2, 205)]);
    for (const version of [206, 1000, Number.MAX_SAFE_INTEGER])
      expect(await anOwner().journal.loadAt(id, version)).toMatchObject({ ...(await folded(id, 205)), seq: 205 });
    expect((await anOwner().journal.loadAt('nobody', 1000)).seq).toBe(0);
  });

  it('stays deleted at a segment and after it', async () => {
    const id = anId();
    const { processor } = anOwner();
    await processor.process([begin('1', id, 1), ...adds(id, 2, 99), end('100', id)]);
    await processor.process(adds(id, 101, 130));
    const { state, deletedAt } = await anOwner().journal.loadAt(id, 130);
    expect([state, typeof deletedAt]).toEqual([undefined, 'string']);
    expect((await anOwner().journal.loadAt(id, 99)).state?.by).toHaveLength(99);
  });
});
