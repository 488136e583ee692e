import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '@rehearsal/platform/log';
import { isOutage } from '@rehearsal/platform/outage';

const PAUSE_MS = 1000;

/** Does what is safe to repeat, again and again while a backing service is away; the lease ends it, if it stays away. */
export async function patiently<T>(act: () => Promise<T>, signal: AbortSignal, log: Log): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn({ err: error }, 'something of a trial could not be written; it is tried again');
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}
