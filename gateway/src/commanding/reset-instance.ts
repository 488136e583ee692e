import { ResetInstance } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { Call } from '../http/route.js';
import type { Owners } from '../reading/owners.js';
import { answerCommand, eventOf } from './answer.js';
import { identify, type Commands } from './commands.js';
import { originOf } from './make-instance.js';

/**
 * Makes an instance what its scenario describes now, or what it was made of without one, and answers by `present`: with the
 * end of the conversation that it then has, or with all of it.
 */
export const resetInstance = (
  { owners, commands }: { owners: Owners; commands: Commands },
  call: Call,
  id: string,
  scenario: Scenario | null,
  { isWhole, present }: { isWhole: boolean; present: (instance: InstanceView) => unknown },
): Promise<void> => {
  const order = {
    aggregate: 'instance' as const,
    aggregateId: id,
    definition: ResetInstance,
    data: scenario === null ? { scenario_id: null } : originOf(scenario),
    ends: [['InstanceReset']],
  };
  return answerCommand(commands, call, identify(call), order, async (events) =>
    present(isWhole ? await owners.instanceById(id) : await endAfter(eventOf(events, 'InstanceReset'), owners)),
  );
};

/** What was just reset is what its template describes, so its digest is there already, unless more has happened since. */
async function endAfter({ aggregateId: id, version }: AnyMessage, owners: Owners): Promise<InstanceView> {
  const view = await owners.instanceEndUndigested(id);
  const digest = view.version === version ? view.origin_digest : null;
  return digest === null ? owners.instanceEnd(id) : { ...view, digest };
}
