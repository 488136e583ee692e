import { describe, expect, it } from '@jest/globals';
import type { Position } from '@rehearsal/platform/http/cursor';
import { aChain, aDraft, chainA } from '../testing/memory-log.js';
import { logOf } from '../testing/newest-first.js';
import { GENESIS, link, type Entry } from './entry.js';
import { search } from './search.js';

/** Of a store that takes so long for each page. */
const onStore = (log: readonly Entry[], pageMs: number) => {
  let now = 0;
  const entries = logOf(log, () => (now += pageMs));
  return (asked: { limit: number; cursor?: Position }, q = 'needle') => search(entries, { q }, asked, () => now);
};

/** Long, and the oldest of it is what is looked for. */
const hay = () => {
  const [needle] = link(chainA, GENESIS, [aDraft(1, { action: 'Needle' })], new Date());
  return [...aChain(chainA, 3000).slice(1), ...(needle ? [needle] : [])].map((entry, index) => ({
    ...entry,
    _id: `${entry._id}-${index}`,
    at: new Date(Date.UTC(2026, 0, 5) - index).toISOString(),
  }));
};

describe('a search of the log', () => {
  it('answers all at once where the store is quick', async () => {
    const { entries, upTo } = await onStore(hay(), 1)({ limit: 3 });
    expect([entries.map(({ action }) => action), upTo]).toEqual([['Needle'], null]);
  });

  it('says where it got to where the store is slow, and finds everything from there on', async () => {
    const log = hay();
    const ask = onStore(log, 400);
    const found: Entry[] = [];
    const places: string[] = [];
    for (let cursor: Position | undefined; ;) {
      const { entries, upTo } = await ask({ limit: 3, ...(cursor && { cursor }) });
      found.push(...entries);
      if (upTo === null) break;
      places.push(upTo[1]);
      cursor = upTo;
    }
    expect(found.map(({ action }) => action)).toEqual(['Needle']);
    // Three pages of 250 an answer.
    expect(places).toEqual([750, 1500, 2250, 3000].map((read) => log[read - 1]?._id));
  });

  it('gets further back with every answer, however slow the store is', async () => {
    const log = hay();
    const { upTo } = await onStore(log, 60_000)({ limit: 3 });
    expect(upTo?.[1]).toBe(log[249]?._id);
  });

  it('ends at the last entry that was asked for', async () => {
    const log = hay();
    const { entries, upTo } = await onStore(log, 1)({ limit: 2 }, 'InstanceReset');
    expect([entries.length, upTo?.[1]]).toEqual([2, log[1]?._id]);
  });
});
