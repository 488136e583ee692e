import { MemoryStore, type ClientRateLimitInfo, type Options, type Store } from 'express-rate-limit';
import type { Redis } from 'ioredis';

/** Counts and begins the window in one step; works on any Redis from 2.6 on. */
const COUNT = `
local left = redis.call('PTTL', KEYS[1])
if left <= 0 then
  redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
  return { 1, tonumber(ARGV[1]) }
end
return { redis.call('INCR', KEYS[1]), left }
`;
/** What is over by now must not begin again without an end. */
const UNCOUNT = `if redis.call('PTTL', KEYS[1]) > 0 then return redis.call('DECR', KEYS[1]) end`;

/** A request waits no longer for a Redis that is connected and silent; then it is not asked for a while. */
const ANSWER_MS = 500;
const SILENT_FOR_MS = 5000;
const LATE = Symbol('no answer in time');

/**
 * Counts of a limiter that all processes share, in Redis. While Redis does not answer each process counts by itself: the
 * limit is then higher by the number of processes, and never off. (`rate-limit-redis` fails for good where Redis is away
 * when it starts.)
 */
export class SharedLimitStore implements Store {
  readonly localKeys = false;
  readonly #local = new MemoryStore();
  #windowMs = 60_000;
  #askAgainAt = 0;

  constructor(
    private readonly redis: Redis,
    readonly prefix: string,
  ) {}

  init({ windowMs }: Options): void {
    this.lasting(windowMs);
  }

  /** How long a window is, for whoever counts without a limiter. */
  lasting(windowMs: number): void {
    this.#windowMs = windowMs;
    this.#local.init({ windowMs } as Options);
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    const counted = await this.#shared(() => this.redis.eval(COUNT, 1, this.#name(key), this.#windowMs));
    if (!counted) return this.#local.increment(key);
    const [totalHits, leftMs] = counted as [number, number];
    return { totalHits, resetTime: new Date(Date.now() + leftMs) };
  }

  async decrement(key: string): Promise<void> {
    await this.#shared(() => this.redis.eval(UNCOUNT, 1, this.#name(key)));
    await this.#local.decrement(key);
  }

  async resetKey(key: string): Promise<void> {
    await this.#shared(() => this.redis.del(this.#name(key)));
    await this.#local.resetKey(key);
  }

  shutdown(): void {
    this.#local.shutdown();
  }

  #name(key: string): string {
    return `${this.prefix}${key}`;
  }

  /** Nothing where Redis is away: a request is not kept waiting for it. */
  async #shared<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (this.redis.status !== 'ready' || Date.now() < this.#askAgainAt) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<typeof LATE>((resolve) => (timer = setTimeout(resolve, ANSWER_MS, LATE).unref()));
    const answer = await Promise.race([ask().catch(() => undefined), late]);
    clearTimeout(timer);
    if (answer !== LATE) return answer;
    this.#askAgainAt = Date.now() + SILENT_FOR_MS;
    return undefined;
  }
}
