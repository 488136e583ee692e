import type { Incoming } from '../kafka/consumer.js';
import { isOutage } from '../outage.js';

/** A message as it came, and as it was read. */
export interface Read<T> {
  incoming: Incoming;
  message: T;
}

/**
 * Handles messages together, in order. Where that can never work, each half is handled by itself, until the message is
 * found that it is for: that one is given to `bury` and the rest goes on. Throws only for an outage; all of it may then
 * be repeated.
 */
export async function handleApart<T>(
  read: readonly Read<T>[],
  handle: (messages: T[]) => Promise<unknown>,
  bury: (read: Read<T>, error: unknown) => Promise<void>,
): Promise<void> {
  const [first] = read;
  if (!first) return;
  try {
    await handle(read.map(({ message }) => message));
  } catch (error) {
    if (isOutage(error)) throw error;
    if (read.length === 1) {
      await bury(first, error);
      return;
    }
    const middle = Math.ceil(read.length / 2);
    await handleApart(read.slice(0, middle), handle, bury);
    await handleApart(read.slice(middle), handle, bury);
  }
}
