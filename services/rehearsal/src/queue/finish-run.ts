import { FinishRehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { derivedId } from '@rehearsal/platform/ids';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import type { Attempts } from '../trial/attempts.js';
import type { LeftBehind } from '../trial/left-behind.js';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import type { RunProcessor } from '../service.js';
import { REHEARSAL } from '../trial/actor.js';

interface Dependencies {
  processor: RunProcessor;
  leftBehind: LeftBehind;
  attempts: Pick<Attempts, 'forget'>;
}

/**
 * Gives a run its verdict, once all of its test users that are not to be kept are gone, or it is known that they are not.
 * Throws UnavailableError while that cannot be known: asked again, it goes on from there.
 */
export const finishing =
  ({ processor, leftBehind, attempts }: Dependencies) =>
  async (run: RehearsalRunRecord): Promise<void> => {
    const left_behind = run.started_at === null ? 0 : await leftBehind.clear(run);
    const reasons = left_behind === 0 ? [] : [`${left_behind} test users of the run could not be deleted`];
    const story = { actor: REHEARSAL, correlationId: run.id };
    // Derived: of several that see the same end, one is heard.
    const id = derivedId(`finish ${run.id}`);
    await processor.execute(newCommand(FinishRehearsalRun, run.id, { left_behind, reasons }, { id, ...story }));
    await attempts.forget(run.id);
  };
