import { encode, type WireMessage } from '@rehearsal/platform/envelope';
import type { Incoming } from '@rehearsal/platform/kafka/consumer';
import type { EntryReader } from '../entries/entries.js';
import { GENESIS, link, type Draft, type Entry, type Head } from '../entries/entry.js';

export const chainA = 'instance.events.v1/0';
export const chainB = 'instance.commands.v1/3';

export const aDraft = (number: number, more: Partial<Draft> = {}): Draft => ({
  eventId: `instance.events.v1/i1/i1:${number}:0`,
  at: '2026-01-05T10:00:00.000Z',
  actor: { id: 'ann', role: 'admin' },
  action: 'InstanceReset',
  kind: 'event',
  target: 'instance',
  targetId: 'i1',
  outcome: 'applied',
  commandId: `c${number}`,
  correlationId: `c${number}`,
  text: JSON.stringify({ step: number }),
  ...more,
});

/** A chain of `length` entries; `first` makes its messages other ones than those of another chain. */
export const aChain = (chain: string, length: number, first = 1): Entry[] =>
  link(
    chain,
    GENESIS,
    Array.from({ length }, (_, index) => aDraft(first + index)),
    new Date('2026-01-05T10:00:01Z'),
  );

const PAGE = 250;

/** Reads entries that are held in memory, as the database would give them after somebody has been at it. */
export function readerOf(entries: readonly Entry[]): EntryReader {
  const ordered = entries.toSorted((a, b) => (a.chain === b.chain ? a.n - b.n : a.chain < b.chain ? -1 : 1));
  return {
    behind: (chain, n, last) =>
      Promise.resolve(
        ordered
          .filter((entry) => entry.chain === chain && entry.n > n && entry.n <= Math.min(n + PAGE, last))
          .slice(0, PAGE),
      ),
    chains: () => Promise.resolve([...new Set(ordered.map(({ chain }) => chain))]),
    outermost: (chain) => {
      const some = ordered.filter((entry) => chain === undefined || entry.chain === chain);
      return Promise.resolve([...some.slice(0, 1), ...some.slice(-1)]);
    },
    placesOf: (eventIds) => Promise.resolve(entries.filter(({ eventId }) => eventIds.includes(eventId))),
    // Nothing here keeps a message from being entered twice, so each is looked for.
    entersOnce: () => Promise.resolve(false),
    head: (chain) =>
      Promise.resolve(
        entries.filter((entry) => entry.chain === chain).reduce<Head>((a, b) => (b.n > a.n ? b : a), GENESIS),
      ),
    hashesOf: (ids) =>
      Promise.resolve(new Map(entries.filter(({ _id }) => ids.includes(_id)).map(({ _id, hash }) => [_id, hash]))),
  };
}

export const asIncoming = ({ key, value, headers }: WireMessage, offset = '0'): Incoming => ({
  key,
  rawKey: Buffer.from(key),
  value: Buffer.from(value),
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  offset,
});

export const anEvent = (more: Partial<Parameters<typeof encode>[0]> = {}): WireMessage =>
  encode(
    {
      id: 'i1:4:0',
      type: 'MessageDeleted',
      aggregateId: 'i1',
      version: 4,
      actor: { id: 'ann', role: 'admin' },
      correlationId: 'c1',
      causationId: 'c1',
      time: '2026-01-05T10:00:00.000Z',
      data: { message_id: 'm1' },
      ...more,
    },
    'instantiator',
  );
