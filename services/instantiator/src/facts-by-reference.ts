import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import { reservedEmail, type InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { ByReference } from '@rehearsal/platform/journal/journal';

type Holder = Extract<InstanceFact, { type: 'InstanceCreated' | 'InstanceReset' | 'ResetUndone' }>;

function withoutState<F extends Holder>(fact: F): F {
  const { state: _elsewhere, ...data } = fact.data;
  return { ...fact, data };
}

/** The template that an instance without a scenario keeps is for its owner, who goes back to it. */
function withoutTemplate(fact: InstanceFact): InstanceFact {
  if (fact.type !== 'InstanceCreated') return fact;
  const { template: _kept, ...data } = fact.data;
  return { ...fact, data };
}

const isFork = (fact: InstanceFact): boolean => fact.type === 'InstanceCreated' && fact.data.forked_from !== undefined;

/**
 * A fork and the undo of a reset lead to a state that the journal has: they name it. What a template describes lies in the
 * journal once, with the fact that made it; those who hear of a reset read the instance.
 */
export const factsByReference: ByReference<Instance, InstanceFact> = {
  stored: (fact) => (isFork(fact) || fact.type === 'ResetUndone' ? withoutState(fact as Holder) : fact),
  published: (fact) =>
    isFork(fact) || fact.type === 'ResetUndone' || fact.type === 'InstanceReset'
      ? withoutState(fact as Holder)
      : withoutTemplate(fact),
  whole: async (fact, id, at) => {
    if (fact.type === 'ResetUndone' && !fact.data.state) {
      const state = coachingOf(await there(at, id, fact.data.restored_version));
      return { ...fact, data: { ...fact.data, state } };
    }
    if (fact.type === 'InstanceCreated' && !fact.data.state && fact.data.forked_from) {
      const { instance_id, version } = fact.data.forked_from;
      const state = coachingOf(await there(at, instance_id, version));
      const profile = { ...state.profile, email: reservedEmail(id) };
      return { ...fact, data: { ...fact.data, state: { ...state, profile } } };
    }
    return fact;
  },
};

async function there(
  at: (id: string, version: number) => Promise<Instance | undefined>,
  id: string,
  version: number,
): Promise<Instance> {
  const instance = await at(id, version);
  if (!instance) throw new Error(`the journal has no state of ${id} at version ${version}`);
  return instance;
}
