import { DeleteInstance } from '@rehearsal/contracts/instance/instance';
import type { CleanupPlan } from '@rehearsal/contracts/instance/cleanup';
import type { RehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { Refusal } from '@rehearsal/platform/errors';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { derivedId } from '@rehearsal/platform/ids';
import { REHEARSAL } from '../session/actor.js';

/** The label of every test user of a run. */
export const labelOf = (runId: string): string => `rehearsal run ${runId}`;

const LOOKS = 3;
const AT_ONCE = 20;

export interface LeftBehind {
  /** Deletes the test users of a run that are not to be kept, and answers how many are there all the same. */
  clear(run: Pick<RehearsalRun, 'id' | 'trials'>): Promise<number>;
}

/** Asks the owner of instances, and no book of ours: what is left behind is proved, not assumed. */
export function leftBehindAt(instantiator: Pick<OwnerClient, 'get'>, carryOut: CarryOut): LeftBehind {
  async function tooMany({ id, trials }: Pick<RehearsalRun, 'id' | 'trials'>): Promise<string[]> {
    const kept = new Set(trials.flatMap((trial) => (trial.kept ? [trial.instance_id] : [])));
    const { items } = await instantiator.get<CleanupPlan>('/cleanup-plan', { label: labelOf(id) });
    return items.map((item) => item.id).filter((instance) => !kept.has(instance));
  }

  return {
    clear: async (run) => {
      let left = await tooMany(run);
      for (let look = 0; look < LOOKS && left.length > 0; look++) {
        for (let start = 0; start < left.length; start += AT_ONCE)
          await Promise.all(left.slice(start, start + AT_ONCE).map((id) => deleteInstance(carryOut, id, run.id)));
        left = await tooMany(run);
      }
      return left.length;
    },
  };
}

/** One that is gone already is what was wanted. */
export async function deleteInstance(carryOut: CarryOut, instanceId: string, runId: string): Promise<void> {
  const given = { id: derivedId(`delete ${instanceId}`), actor: REHEARSAL, correlationId: runId };
  await carryOut(DeleteInstance, instanceId, { reason: 'cleanup' }, given).catch((error: unknown) => {
    const gone = error instanceof Refusal && ['INSTANCE_DELETED', 'INSTANCE_NOT_FOUND'].includes(error.refusal);
    if (!gone) throw error;
  });
}
