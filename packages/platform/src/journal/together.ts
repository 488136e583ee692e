import { setImmediate as nextTurn } from 'node:timers/promises';

interface Waiting<C> {
  commands: C[];
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Hands batches of several partitions on as one. All that a fetch brought comes within one turn of the event loop, and
 * the next fetch only when all of it is handled: so the first batch waits for that turn to end, and everything goes
 * together. One insert, one set of snapshots and one send are then shared by the whole fetch, which is the larger the
 * busier it is. Nothing of a partition is under way twice, since its next batch comes only after the one before it; a
 * failure fails all that went together.
 */
export function together<C>(process: (commands: C[]) => Promise<unknown>): (commands: C[]) => Promise<void> {
  let waiting: Waiting<C>[] = [];
  let underWay = false;

  async function drain(): Promise<void> {
    underWay = true;
    while (waiting.length > 0) {
      await nextTurn();
      const batch = waiting;
      waiting = [];
      try {
        await process(batch.flatMap(({ commands }) => commands));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    underWay = false;
  }

  return (commands) =>
    new Promise<void>((done, failed) => {
      waiting.push({ commands, done, failed });
      if (!underWay) void drain();
    });
}
