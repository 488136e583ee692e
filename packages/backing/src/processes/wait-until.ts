import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is yes; false when the deadline passes first. Throws what `signal` was aborted with. */
export async function waitUntil(
  answer: () => Promise<boolean> | boolean,
  options: { deadlineMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<boolean> {
  const end = Date.now() + options.deadlineMs;
  for (;;) {
    options.signal?.throwIfAborted();
    if (await answer()) return true;
    if (Date.now() >= end) return false;
    await sleep(options.everyMs ?? 50);
  }
}
