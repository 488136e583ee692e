import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { Entries } from '../entries/entries.js';
import { GENESIS, link, type Entry } from '../entries/entry.js';
import { aDraft, chainA, chainB } from '../testing/memory-log.js';
import { verify } from './verify.js';

let connection: Connection;
let entries: Entries;
let log: Entry[];

beforeEach(async () => {
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'audit' });
  entries = new Entries(connection);
  await entries.ensureIndexes();
  const chainOf = (chain: string, first: number) =>
    link(
      chain,
      GENESIS,
      Array.from({ length: 600 }, (_, index) => aDraft(first + index)),
      new Date(),
    );
  log = [...chainOf(chainA, 1), ...chainOf(chainB, 1001)];
  await entries.insert(log);
});
afterEach(() => connection.close());

const stored = () => connection.collection<Record<string, unknown> & { _id: string }>('audit_entries');
const entryAt = (id: string): Entry => {
  const found = log.find(({ _id }) => _id === id);
  if (!found) throw new Error(`no entry ${id}`);
  return found;
};
const standIn = (more: Record<string, unknown>) =>
  stored().insertOne({ ...entryAt(`${chainA}:4`), _id: 'elsewhere', eventId: 'another', ...more });

describe('the verification of a log in the store', () => {
  it('is good when nobody was at it, and counts it', async () => {
    expect(await verify(entries, undefined)).toMatchObject({ ok: true, entries: 1200, scope: 'whole', since: null });
  });

  it.each<[string, string, RegExp, () => Promise<unknown>]>([
    [
      'edited',
      chainA,
      /entry 300 was edited/,
      () => stored().updateOne({ _id: `${chainA}:300` }, { $set: { action: 'Other' } }),
    ],
    [
      'given a field more',
      chainA,
      /entry 300 was edited/,
      () => stored().updateOne({ _id: `${chainA}:300` }, { $set: { approved: true } }),
    ],
    ['deleted', chainA, /entry 300 is missing/, () => stored().deleteOne({ _id: `${chainA}:300` })],
    [
      'put into another place',
      chainA,
      /entry 300 is missing/,
      () => stored().updateOne({ _id: `${chainA}:300` }, { $set: { n: 9000 } }),
    ],
    ['added far behind the end', chainA, /entry 601 is missing/, () => standIn({ n: 9000 })],
    ['added before the first', chainA, /claims to be number -3/, () => standIn({ n: -3 })],
    ['added between two', chainA, /entry 301 is missing|claims to be number 300.5/, () => standIn({ n: 300.5 })],
    ['added without a number', chainA, /claims to be number null/, () => standIn({ n: null })],
    ['added with a text for a number', chainA, /claims to be number many/, () => standIn({ n: 'many' })],
    [
      'added to a chain of its own',
      'nowhere/0',
      /"elsewhere" claims to be number 1/,
      () => standIn({ chain: 'nowhere/0', n: 1 }),
    ],
    ['added to no chain', 'null', /"elsewhere" claims to be number 4/, () => standIn({ chain: null })],
    ['added to what is no name of a chain', '7', /"elsewhere" claims to be number 4/, () => standIn({ chain: 7 })],
  ])('names the first bad entry when one was %s', async (_what, chain, reason, change) => {
    await change();
    const { ok, chains } = await verify(entries, undefined);
    expect(ok).toBe(false);
    const bad = chains.filter((each) => !each.ok);
    expect(bad).toEqual([expect.objectContaining({ chain })]);
    expect(bad[0]?.first_bad?.reason).toMatch(reason);
  });

  it('relies on the index that lets a message in once while it stands, and looks for each where it does not', async () => {
    const [repeat] = link(chainB, entryAt(`${chainB}:600`), [aDraft(2)], new Date());
    if (!repeat) throw new Error('no entry');
    await expect(entries.insert([repeat])).rejects.toMatchObject({ code: 11000 });
    expect(await entries.entersOnce()).toBe(true);
    await stored().dropIndex('event_once');
    await entries.insert([repeat]);
    expect(await entries.entersOnce()).toBe(false);
    const { chains } = await verify(entries, undefined);
    expect(chains.find(({ chain }) => chain === chainB)?.first_bad).toEqual({
      n: 601,
      reason: `entry 601 repeats a message that ${chainA}:2 holds`,
    });
  });
});
