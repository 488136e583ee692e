import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { InstancePush } from '@rehearsal/contracts/socket/pushes';

/** The state after what one commit says; undefined when the instance is gone by it. */
export function afterPush(instance: Instance, { id, version, events }: InstancePush): Instance | undefined {
  let state: Instance | undefined = instance;
  // The server sends what its own schemas let through; it is not checked a second time.
  for (const { type, data, time } of events)
    state = evolveInstance(state, { type, data } as InstanceFact, { id, version, at: time });
  return state;
}
