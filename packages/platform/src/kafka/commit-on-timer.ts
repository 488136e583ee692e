import type { Consumer } from 'kafkajs';
import type { Log } from '../log.js';

const COMMIT_EVERY_MS = 1000;

/** Commits the offsets of what was handled, a second after the first that was not committed yet. */
export function commitOnTimer(consumer: Consumer, log: Log) {
  const pending = new Map<string, { topic: string; partition: number; offset: string }>();
  let committing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const commitPending = async () => {
    const batch = [...pending.values()];
    if (batch.length === 0) return;
    pending.clear();
    try {
      await consumer.commitOffsets(batch);
    } catch (error) {
      // Not an accident: whatever was not committed is handled again, which changes nothing.
      for (const entry of batch) {
        const key = `${entry.topic}/${entry.partition}`;
        if (!pending.has(key)) pending.set(key, entry);
      }
      plan();
      log.debug({ error: String(error) }, 'offsets not committed yet');
    }
  };
  const commit = () => (committing = committing.then(commitPending));
  /** Only when there is something to commit: most consumers have nothing most of the time, and would wake for it. */
  function plan(): void {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void commit();
    }, COMMIT_EVERY_MS);
  }

  return {
    mark: (topic: string, partition: number, offset: string) => {
      pending.set(`${topic}/${partition}`, { topic, partition, offset: (BigInt(offset) + 1n).toString() });
      plan();
    },
    commit,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await commit();
    },
  };
}
