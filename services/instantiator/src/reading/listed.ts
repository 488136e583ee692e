import {
  listedConditions,
  type InstanceRow,
  type ListedCondition,
} from '@rehearsal/contracts/http/instances/instances';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { Snapshot } from '@rehearsal/platform/journal/journal';

/** What is kept of an instance for lists: what they show, and what they find it by. */
export type ListedInstance = Pick<
  Instance,
  | 'kind'
  | 'label'
  | 'primary'
  | 'scenario_id'
  | 'scenario_name'
  | 'owner_id'
  | 'created_at'
  | 'updated_at'
  | ListedCondition
> & {
  profile: Pick<Instance['profile'], 'email' | 'first_name' | 'last_name'>;
  coach_state: Pick<Instance['coach_state'], 'current_phase'>;
  /** How many there are; not in rows that were written before it was. */
  messages?: number;
};

/** What a search by words looks at. */
export const SEARCHED = ['profile.first_name', 'profile.last_name', 'profile.email', 'label', 'scenario_name'];

/** Those that it has: what finds rows by them asks whether they are there. */
const conditionsOf = (instance: Instance): Pick<Instance, ListedCondition> =>
  Object.fromEntries(
    listedConditions.flatMap((name) => (instance[name] === undefined ? [] : [[name, instance[name]]])),
  );

export const listed = (instance: Instance): ListedInstance => {
  const { kind, label, primary, scenario_id, scenario_name, owner_id, created_at, updated_at } = instance;
  const { email, first_name, last_name } = instance.profile;
  return {
    kind,
    label,
    primary,
    scenario_id,
    scenario_name,
    owner_id,
    profile: { email, first_name, last_name },
    coach_state: { current_phase: instance.coach_state.current_phase },
    messages: instance.chat_messages.length,
    created_at,
    updated_at,
    ...conditionsOf(instance),
  };
};

export const presentRow = (instance: Snapshot<ListedInstance>): InstanceRow => ({
  id: instance._id,
  version: instance.seq,
  kind: instance.kind,
  label: instance.label,
  primary: instance.primary,
  scenario_id: instance.scenario_id,
  scenario_name: instance.scenario_name,
  owner_id: instance.owner_id,
  email: instance.profile.email,
  first_name: instance.profile.first_name,
  last_name: instance.profile.last_name,
  current_phase: instance.coach_state.current_phase,
  messages: instance.messages ?? null,
  created_at: instance.created_at,
  updated_at: instance.updated_at,
  ...(Object.fromEntries(listedConditions.map((name) => [name, instance[name] ?? null])) as Pick<
    InstanceRow,
    ListedCondition
  >),
});
