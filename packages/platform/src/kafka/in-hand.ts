import { Semaphore } from 'async-mutex';

interface Weighty {
  value: Buffer | null;
}

const weightOf = ({ value }: Weighty): number => value?.length ?? 0;
export const weightOfAll = (messages: readonly Weighty[]): number =>
  messages.reduce((sum, message) => sum + weightOf(message), 0);

/** What was fetched, in order, in parts of so many messages and bytes at most; what is larger alone is a part of its own. */
export function inPortions<M extends Weighty>(messages: readonly M[], most: { count: number; bytes: number }): M[][] {
  const parts: M[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const last = parts.at(-1);
    const weight = weightOf(message);
    if (last && last.length < most.count && bytes + weight <= most.bytes) {
      last.push(message);
      bytes += weight;
    } else {
      parts.push([message]);
      bytes = weight;
    }
  }
  return parts;
}

/** Weights are counted this coarsely: a semaphore looks at each unit that is free whenever work ends. */
const UNIT_BYTES = 64 * 1024;

/**
 * Lets work through, in order, while all that is under way weighs no more than `mostBytes`; what weighs more alone goes
 * alone. A handler, and the store behind it, takes many times the memory of the bytes that came.
 */
export function weightLimit(mostBytes: number): (bytes: number, work: () => Promise<void>) => Promise<void> {
  const most = Math.max(1, Math.floor(mostBytes / UNIT_BYTES));
  const room = new Semaphore(most);
  return (bytes, work) => room.runExclusive(work, Math.min(Math.max(1, Math.ceil(bytes / UNIT_BYTES)), most));
}
