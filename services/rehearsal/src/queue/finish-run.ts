import { FinishRehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { derivedId } from '@rehearsal/platform/ids';
import type { Log } from '@rehearsal/platform/log';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import { isOutage } from '@rehearsal/platform/outage';
import type { Attempts } from '../trial/attempts.js';
import type { Spent } from '../trial/spent.js';
import type { LeftBehind } from '../trial/left-behind.js';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import type { RunProcessor } from '../service.js';
import { REHEARSAL } from '../session/actor.js';

interface Dependencies {
  processor: Pick<RunProcessor, 'execute'>;
  leftBehind: LeftBehind;
  attempts: Pick<Attempts, 'forget'>;
  spent: Pick<Spent, 'forget'>;
  log: Log;
}

/**
 * Gives a run its verdict, once all of its test users that are not to be kept are gone, or it is known that they are not.
 * Throws an outage while that cannot be known: asked again, it goes on from there. What can never be known is a reason of
 * the verdict.
 */
export function finishing({ processor, leftBehind, attempts, spent, log }: Dependencies) {
  async function whatIsLeft(run: RehearsalRunRecord): Promise<{ left_behind: number | null; reasons: string[] }> {
    if (run.started_at === null) return { left_behind: 0, reasons: [] };
    try {
      const left_behind = await leftBehind.clear(run);
      const reasons = left_behind === 0 ? [] : [`${left_behind} test users of the run could not be deleted`];
      return { left_behind, reasons };
    } catch (error) {
      if (isOutage(error)) throw error;
      log.error({ err: error, run: run.id }, 'what a run left behind can never be known');
      const why = error instanceof Error ? error.message : String(error);
      return { left_behind: null, reasons: [`what the run left behind could not be found out or deleted: ${why}`] };
    }
  }

  return async (run: RehearsalRunRecord): Promise<void> => {
    const story = { actor: REHEARSAL, correlationId: run.id };
    // Derived: of several that see the same end, one is heard.
    const id = derivedId(`finish ${run.id}`);
    const { commit } = await processor.execute(
      newCommand(FinishRehearsalRun, run.id, await whatIsLeft(run), { id, ...story }),
    );
    for (const fact of commit.events)
      if (fact.type === 'CommandRefused' && fact.data.code !== 'REHEARSAL_RUN_ENDED')
        throw new Error(`the end of the run was refused: ${fact.data.code}: ${fact.data.detail}`);
    await attempts.forget(run.id);
    await spent.forget(run.id);
  };
}
