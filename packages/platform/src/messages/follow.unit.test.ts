import { describe, expect, it, jest } from '@jest/globals';
import { encode } from '../envelope.js';
import type { Incoming } from '../kafka/consumer.js';
import type { Log } from '../log.js';
import { metricsRegister } from '../metrics.js';
import type { CommitEvents } from './commits.js';
import { follow, type Follower } from './follow.js';

const topic = 'instance.events.v1';

function incoming(aggregateId: string, version: number, data: unknown = {}): Incoming {
  const { key, value, headers } = encode(
    {
      id: `${aggregateId}:${version}:0`,
      type: 'InstanceDeleted',
      aggregateId,
      version,
      actor: { id: 'admin', role: 'admin' },
      correlationId: 'c',
      time: '2026-01-01T00:00:00.000Z',
      data,
    },
    'instantiator',
  );
  return { value: Buffer.from(value), headers, key, rawKey: Buffer.from(key), offset: String(version) };
}

/** One who cannot take what has no data, told with what it took and what is said in the log. */
function followed(concerns?: Follower['concerns']) {
  const heard: string[] = [];
  const take = (kind: string, id: string, data: unknown) => {
    if (data === null) throw new TypeError('there is no data');
    heard.push(`${kind} ${id}`);
  };
  const observer: Follower = {
    observe: ({ id, data }) => take('event', id, data),
    ...(concerns && { concerns }),
  };
  const watcher: Follower = {
    observeCommit: ({ id, version, events }: CommitEvents) => take('commit', `${id}:${version}`, events[0]?.data),
  };
  const log = { warn: jest.fn(), debug: jest.fn() };
  const hear = follow([observer, watcher], log as unknown as Log);
  return { heard, log, hear: (...messages: Incoming[]) => hear({ topic, partition: 0, messages }) };
}

const failed = async (type: string): Promise<number> => {
  const { values } = (await metricsRegister.getSingleMetric('rehearsal_messages_handled_total')?.get()) ?? {
    values: [],
  };
  return values.find(({ labels }) => labels.type === type && labels.outcome === 'failed')?.value ?? 0;
};

describe('who follows events', () => {
  it('hears what follows an event that can never be followed, of which the log says once for its aggregate', async () => {
    const { heard, log, hear } = followed();
    const before = await failed('InstanceDeleted');
    await hear(incoming('broken', 1, null), incoming('other', 1), incoming('broken', 2, null), incoming('broken', 3));
    expect(heard).toEqual(['event other:1:0', 'event broken:3:0', 'commit other:1', 'commit broken:3']);
    expect([log.warn.mock.calls.length, log.debug.mock.calls.length]).toEqual([1, 3]);
    expect((await failed('InstanceDeleted')) - before).toBe(4);
  });

  it('is not held up by what cannot be read, which is said once for all who follow', async () => {
    const { heard, log, hear } = followed();
    const before = await failed('unknown');
    await hear({ ...incoming('broken', 1), value: Buffer.from('{') }, incoming('other', 1));
    expect(heard).toEqual(['event other:1:0', 'commit other:1']);
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect((await failed('unknown')) - before).toBe(1);
  });

  it('is given all of a batch before the next one hears of it, and only what concerns it', async () => {
    const { heard, hear } = followed((headers) => headers?.ce_subject === 'mine');
    await hear(incoming('other', 1), incoming('mine', 1));
    expect(heard).toEqual(['event mine:1:0', 'commit other:1', 'commit mine:1']);
  });
});
