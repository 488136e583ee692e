import type { Queue } from 'bullmq';
import { Refusal } from '@rehearsal/platform/errors';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { NO_ENGINE } from '../engine.js';
import { recordFailure } from '../record-turn.js';
import type { TurnJob } from './turn-job.js';

const AT_ONCE = 100;
const why = { code: 'COACH_FAILED', detail: 'The coach failed over this message; the reason is in its log.' };

/**
 * A job is in the queue's failed set for as long as its failure is not on record: a turn that met a defect, or whose
 * worker died over it too often. So no crash between the two can leave a message that waits for ever.
 */
export async function recordFailedTurns(queue: Pick<Queue<TurnJob>, 'getFailed'>, carryOut: CarryOut): Promise<void> {
  for (const job of await queue.getFailed(0, AT_ONCE - 1)) {
    await recordFailure(carryOut, job.data, { engine: NO_ENGINE }, why).catch((error: unknown) => {
      // It is over already: answered, ended, reset or deleted.
      if (!(error instanceof Refusal)) throw error;
    });
    await job.remove();
  }
}
