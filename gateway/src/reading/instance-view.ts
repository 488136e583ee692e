import { coachingOf, evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { digestOf } from '@rehearsal/platform/hash';

/** The view of an instance that was made a moment ago, folded from its first event: nothing is read back. */
export function viewOfNewInstance({ type, data, aggregateId, version = 1, time }: AnyMessage): InstanceView {
  const fact = { type, data } as InstanceFact;
  const instance = evolveInstance(undefined, fact, { id: aggregateId, version, at: time });
  if (!instance) throw new Error(`${type} makes no instance`);
  // What was just made from a template is what the template describes, so its digest is there already.
  return { ...instance, version, digest: instance.origin_digest ?? digestOf(coachingOf(instance)) };
}
