import { Redis, type RedisOptions } from 'ioredis';
import { PromptRedis } from './prompt-redis.js';

/** For commands: fails within seconds when Redis is away or silent, so that a request can be answered. */
export const openRedis = (url: string): Redis =>
  new PromptRedis(url, { ...reconnect, maxRetriesPerRequest: 2, enableAutoPipelining: true });

/** For BullMQ workers and subscriptions: waits for Redis for as long as it takes. */
export const openPatientRedis = (url: string): Redis => new Redis(url, { ...reconnect, maxRetriesPerRequest: null });

const reconnect: RedisOptions = {
  connectTimeout: 3000,
  retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2000),
};

/** `disconnect` ends a client at once; `quit` would wait for a server that may be gone. */
export async function closeRedis(redis: Redis): Promise<void> {
  await Promise.race([
    redis.quit().catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, 1000).unref()),
  ]);
  redis.disconnect();
}
