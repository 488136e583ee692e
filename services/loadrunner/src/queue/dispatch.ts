import { takesRuns, type LoadWorker } from '@rehearsal/contracts/load/load-worker';
import type { LoadRunJournal } from '../service.js';
import type { Workers } from '../workers/workers.js';
import { roomOf } from './worker-room.js';
import { affordable, startable, type WorkerCapacity } from './queue-order.js';
import { IN_HANDS, runsIn, waitingOf } from './read-queue.js';
import type { RunQueue } from './run-queue.js';
import type { TargetHolds } from '../targets/holds.js';

export interface Dispatcher {
  /** Offers workers every run that may start now. Whoever calls it twice at once is served by one more look. */
  look(): Promise<void>;
  /** Takes back what no worker has taken so far, and looks: it is then offered in the order of now. */
  reorder(): Promise<void>;
}

/**
 * From the queue as Mongo has it to the jobs that workers take: only runs whose target is free have one. It is asked
 * whenever a run is queued or ends, and regularly, since Redis may lose what it was told.
 */
export function dispatcher(dependencies: {
  journal: LoadRunJournal;
  holds: TargetHolds;
  queue: RunQueue;
  workers: Pick<Workers, 'list'>;
}): Dispatcher {
  let looking: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    await dependencies.journal.listed();
    const [waiting, inHands, holds, workers] = await Promise.all([
      runsIn(dependencies.journal, ['queued']),
      runsIn(dependencies.journal, IN_HANDS),
      dependencies.holds.all(),
      dependencies.workers.list(),
    ]);
    const unfinished = new Set([...waiting, ...inHands].map(({ id }) => id));
    const holding = [...holds.filter(({ id }) => unfinished.has(id)), ...inHands];
    await dependencies.queue.add(affordable(startable(waiting.map(waitingOf), holding), capacityOf(workers)));
  }

  const begin = (): Promise<void> => {
    looking = lookOnce().finally(() => (looking = undefined));
    return looking;
  };

  const look = (): Promise<void> => {
    if (!looking) return begin();
    // What has changed since that look began is seen by the one after it.
    next ??= looking
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };

  return {
    look,
    reorder: async () => {
      await dependencies.journal.listed();
      await dependencies.queue.takeBack((await runsIn(dependencies.journal, ['queued'])).map(waitingOf));
      await look();
    },
  };
}

function capacityOf(workers: readonly LoadWorker[]): WorkerCapacity {
  const open = workers.filter(takesRuns);
  const held = new Map<string, number>();
  for (const runId of workers.flatMap(({ busy_with }) => busy_with)) held.set(runId, (held.get(runId) ?? 0) + 1);
  return {
    ...roomOf(workers),
    free: open.reduce((sum, { concurrency, busy_with }) => sum + Math.max(0, concurrency - busy_with.length), 0),
    held,
  };
}
