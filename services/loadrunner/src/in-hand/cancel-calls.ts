import type { Redis } from 'ioredis';
import type { RedisNames } from '../redis-names.js';

export interface CancelCalls {
  /** Tells every worker; the one that has the run stops it. */
  call(runId: string): Promise<void>;
}

export const cancelCalls = (redis: Redis, names: RedisNames): CancelCalls => ({
  call: async (runId) => {
    await redis.publish(names.cancels, runId);
  },
});

/** Hears the calls. `subscriber` is a connection that gives no other commands; others may hear theirs on it. */
export async function hearCancelCalls(
  subscriber: Redis,
  names: RedisNames,
  onCancel: (runId: string) => void,
): Promise<void> {
  subscriber.on('message', (channel, runId) => {
    if (channel === names.cancels) onCancel(runId);
  });
  await subscriber.subscribe(names.cancels);
}
