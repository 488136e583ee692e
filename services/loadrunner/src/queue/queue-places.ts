import type { QueuePlace } from '@rehearsal/contracts/load/load-run';
import { partCount, type LoadRunRecord } from '../load-run.js';
import type { LoadRunJournal } from '../service.js';
import type { Workers } from '../workers/workers.js';
import { forecast } from './forecast.js';
import type { Plans } from './plans.js';
import { inQueueOrder } from './queue-order.js';
import { IN_HANDS, runsIn, waitingOf } from './read-queue.js';
import { roomOf } from './worker-room.js';

export const NOT_QUEUED: QueuePlace = { position: null, eta: null, waiting_for: null };

/** Behind so many, a forecast is a guess that is not worth a k6 process each. */
const PLANNED_AHEAD = 50;

/** The place of every queued run, as it is now. */
export async function queuePlaces(dependencies: {
  journal: LoadRunJournal;
  plans: Plans;
  workers: Pick<Workers, 'list'>;
}): Promise<Map<string, QueuePlace>> {
  const [queued, inHands, workers] = await Promise.all([
    runsIn(dependencies.journal, ['queued']),
    runsIn(dependencies.journal, IN_HANDS),
    // Without Redis nobody knows which workers there are.
    dependencies.workers.list().catch(() => null),
  ]);
  const ordered = inQueueOrder(queued.map(waitingOf));
  if (workers === null) return new Map(ordered.map(({ id }, index) => [id, { ...NOT_QUEUED, position: index + 1 }]));

  const now = new Date();
  const byId = new Map(queued.map((run) => [run.id, run]));
  const waiting = await Promise.all(
    ordered.map(async (run, index) => {
      const record = byId.get(run.id);
      const seconds =
        record === undefined || index >= PLANNED_AHEAD ? null : await dependencies.plans.secondsOf(record);
      return { ...run, seconds };
    }),
  );
  const holding = await Promise.all(
    inHands.map(async (run) => ({
      id: run.id,
      target: run.target,
      parts: partCount(run),
      seconds: remaining(run, await dependencies.plans.secondsOf(run), now),
    })),
  );
  return forecast(waiting, holding, roomOf(workers), now);
}

function remaining(run: LoadRunRecord, planned: number | null, now: Date): number | null {
  if (planned === null || run.started_at === null) return planned;
  return Math.max(0, planned - (now.getTime() - Date.parse(run.started_at)) / 1000);
}
