import type { Redis } from 'ioredis';
import type { RedisNames } from '../redis-names.js';

export interface DrainCalls {
  /** Tells every worker; the one of this id looks what is asked of it. */
  call(workerId: string): Promise<void>;
}

export const drainCalls = (redis: Redis, names: RedisNames): DrainCalls => ({
  call: async (workerId) => {
    await redis.publish(names.drains, workerId);
  },
});

/** Hears the calls. `subscriber` is a connection that gives no other commands; others may hear theirs on it. */
export async function hearDrainCalls(
  subscriber: Redis,
  names: RedisNames,
  onCall: (workerId: string) => void,
): Promise<void> {
  subscriber.on('message', (channel, workerId) => {
    if (channel === names.drains) onCall(workerId);
  });
  await subscriber.subscribe(names.drains);
}
