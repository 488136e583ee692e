import type { ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { commitId, type Commit } from '@rehearsal/platform/journal/commit';
import type { Journal } from '@rehearsal/platform/journal/journal';
import type { Claimant } from './reservation.js';
import type { ScenarioRecord } from '../scenario.js';

/**
 * Ends a command that claimed a name and was not written down in its time: its process died and nothing delivered it
 * again, or stands still. It is refused in its scenario's own journal, where a command is decided once: however late the
 * process wakes up, its own commit no longer goes in. Answers false when that commit was faster after all.
 */
export async function refuseOverdue(
  journal: Journal<ScenarioRecord, ScenarioFact>,
  scenarioId: string,
  { id, type, correlationId, actor, commandHash }: Claimant,
  now: () => Date,
): Promise<boolean> {
  const { seq } = await journal.load(scenarioId);
  const refusal: Commit<ScenarioFact> = {
    _id: commitId(scenarioId, seq + 1),
    aggregateId: scenarioId,
    seq: seq + 1,
    commandId: id,
    commandType: type,
    commandHash,
    correlationId,
    actor,
    at: now().toISOString(),
    events: [
      {
        type: 'CommandRefused',
        data: {
          command: type,
          code: 'SCENARIO_NAME_TAKEN',
          detail:
            'The command was not carried out in time, and another scenario has the name now. Send it again with another name.',
        },
      },
    ],
    unsent: true,
  };
  if ((await journal.append([refusal])) === 0) return false;
  await journal.publish([refusal]);
  await journal.markSent([refusal]);
  return true;
}
