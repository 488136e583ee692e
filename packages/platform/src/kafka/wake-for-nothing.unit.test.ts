import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { neverWakeForNothing } from './wake-for-nothing.js';

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
  prototype: { scheduleCheckPendingRequests(this: object): void };
};

describe("kafkajs's queue of requests", () => {
  it('plans a look when one waits or the broker has asked to wait, and none, in the past, when nothing does', () => {
    neverWakeForNothing();
    neverWakeForNothing();
    const planned = (pending: unknown[], throttledUntil: number) => {
      const queue: Record<string, unknown> = { pending, throttledUntil, checkPendingRequests: () => undefined };
      RequestQueue.prototype.scheduleCheckPendingRequests.call(queue);
      clearTimeout(queue.throttleCheckTimeoutId as NodeJS.Timeout | undefined);
      return queue.throttleCheckTimeoutId !== undefined;
    };
    expect(planned([], -1)).toBe(false);
    expect(planned(['one'], -1)).toBe(true);
    expect(planned([], Date.now() + 60_000)).toBe(true);
  });
});
