import { ResetInstance } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { Call } from '../http/route.js';
import type { Owners } from '../reading/owners.js';
import { answerCommand } from './answer.js';
import { identify, type Commands } from './commands.js';
import { originOf } from './make-instance.js';

/** Makes an instance what its scenario describes now, or what it was made of without one, and answers by `present`. */
export const resetInstance = (
  { owners, commands }: { owners: Owners; commands: Commands },
  call: Call,
  id: string,
  scenario: Scenario | null,
  present: (instance: InstanceView) => unknown,
): Promise<void> => {
  const order = {
    aggregate: 'instance' as const,
    aggregateId: id,
    definition: ResetInstance,
    data: scenario === null ? { scenario_id: null } : originOf(scenario),
    ends: [['InstanceReset']],
  };
  return answerCommand(commands, call, identify(call), order, async () => present(await owners.instanceById(id)));
};
