import { describe, expect, it, jest } from '@jest/globals';
import { encode } from '@rehearsal/platform/envelope';
import type { Incoming } from '@rehearsal/platform/kafka/consumer';
import type { Log } from '@rehearsal/platform/log';
import { openInstanceFeed } from './instance-feed.js';

const heard = (type: string, instance: string, version: number, data: unknown): Incoming => {
  const { key, value, headers } = encode(
    {
      id: `${instance}:${version}:0`,
      type,
      aggregateId: instance,
      version,
      actor: { id: 'admin', role: 'admin' },
      correlationId: 'c',
      time: '2026-01-01T00:00:00.000Z',
      data,
    },
    'instantiator',
  );
  return { value: Buffer.from(value), headers, key, rawKey: Buffer.from(key), offset: String(version) };
};

describe('the feed of events of test users', () => {
  it('goes on with the others where an event of one can never be followed', () => {
    const warn = jest.fn();
    const feed = openInstanceFeed({ warn } as unknown as Log);
    const [broken, other] = [feed.follow('broken'), feed.follow('other')];
    feed.hear({
      topic: 'instance.events.v1',
      partition: 0,
      messages: [heard('InstanceCreated', 'broken', 1, null), heard('InstanceDeleted', 'other', 1, {})],
    });
    expect([broken.at, other.takenAway]).toEqual([undefined, 'deleted']);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
