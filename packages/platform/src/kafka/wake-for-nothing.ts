import { createRequire } from 'node:module';

interface Queue {
  pending: unknown[];
  throttledUntil: number;
}
type QueueClass = new () => { scheduleCheckPendingRequests(): void };

/**
 * After each answer kafkajs 2.2.4 plans to look at the requests that wait, also when none does: with a time that lies in
 * the past, which costs a wake-up each, and a TimeoutNegativeWarning on Node 22 and later. Nothing waits, so nothing is
 * planned; a request that has to wait later plans its own look.
 */
export function neverWakeForNothing(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as QueueClass;
  const plan = Reflect.get(prototype, 'scheduleCheckPendingRequests') as (this: Queue) => void;
  if (plan.name === planned.name) return;
  Object.defineProperty(prototype, 'scheduleCheckPendingRequests', { value: planned });

  function planned(this: Queue): void {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) plan.call(this);
  }
}
