import { describe, expect, it } from '@jest/globals';
import type { Client } from '@rehearsal/client/client';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { findEntries } from './find-entries.js';

/** A log whose answers look at so many entries each, of which some are meant; its cursors are numbers. */
function aLog(length: number, { lookedAt, isMeant }: { lookedAt: number; isMeant: (n: number) => boolean }) {
  const asked: unknown[] = [];
  const get = (_path: string, query: Record<string, unknown> = {}) => {
    asked.push(query);
    const items: Partial<AuditEntry>[] = [];
    let n = Number(query['cursor'] ?? 0);
    for (let looked = 0; looked < lookedAt && n < length && items.length < Number(query['limit']); looked += 1, n += 1)
      if (isMeant(n)) items.push({ n });
    return Promise.resolve({ items, next_cursor: n < length ? String(n) : null });
  };
  return { asked, api: { get } as unknown as Pick<Client, 'get'> };
}

const numbers = ({ items }: { items: readonly AuditEntry[] }) => items.map(({ n }) => n);

describe('entries of the audit log', () => {
  it('are looked for past answers that hold none, to the end of the log', async () => {
    const { api, asked } = aLog(60, { lookedAt: 10, isMeant: (n) => n === 57 });
    const told: number[] = [];
    const found = await findEntries(api, { q: 'x' }, { limit: 3, progress: (count) => told.push(count) });
    expect([numbers(found), found.next_cursor]).toEqual([[57], null]);
    expect(asked.slice(0, 2)).toEqual([
      { q: 'x', limit: 3, cursor: undefined },
      { q: 'x', limit: 3, cursor: '10' },
    ]);
    expect(told).toEqual([0, 0, 0, 0, 0]);
  });

  it('are as many as are wanted, and no more are asked for', async () => {
    const { api, asked } = aLog(60, { lookedAt: 10, isMeant: (n) => n % 8 === 0 });
    const found = await findEntries(api, {}, { limit: 3 });
    expect([numbers(found), found.next_cursor]).toEqual([[0, 8, 16], '17']);
    expect(asked).toHaveLength(2);
  });

  it('are asked for in answers of no more than the API gives', async () => {
    const { api, asked } = aLog(1000, { lookedAt: 1000, isMeant: () => true });
    const found = await findEntries(api, {}, { limit: 450 });
    expect([numbers(found).length, found.next_cursor]).toEqual([450, '450']);
    expect(asked).toMatchObject([{ limit: 200 }, { limit: 200 }, { limit: 50 }]);
  });

  it('go on from a cursor', async () => {
    const { api } = aLog(60, { lookedAt: 100, isMeant: () => true });
    expect(numbers(await findEntries(api, {}, { limit: 2, cursor: '30' }))).toEqual([30, 31]);
  });

  it('are looked for a minute, and then it is told where that ended', async () => {
    const { api } = aLog(1_000_000, { lookedAt: 10, isMeant: (n) => n === 5 });
    let now = 0;
    const found = await findEntries(api, { q: 'x' }, { limit: 3, now: () => (now += 1000) });
    expect([numbers(found), found.next_cursor]).toEqual([[5], '600']);
  });
});
