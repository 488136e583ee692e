import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
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
  | 'expires_at'
  | 'closed_at'
> & {
  profile: Pick<Instance['profile'], 'email' | 'first_name' | 'last_name'>;
  coach_state: Pick<Instance['coach_state'], 'current_phase'>;
  /** How many there are; not in rows that were written before it was. */
  messages?: number;
};

/** What a search by words looks at. */
export const SEARCHED = ['profile.first_name', 'profile.last_name', 'profile.email', 'label', 'scenario_name'];

export const listed = (instance: Instance): ListedInstance => {
  const { kind, label, primary, scenario_id, scenario_name, owner_id, created_at, updated_at } = instance;
  const { expires_at, closed_at } = instance;
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
    ...(expires_at === undefined ? {} : { expires_at }),
    ...(closed_at === undefined ? {} : { closed_at }),
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
  expires_at: instance.expires_at ?? null,
  closed_at: instance.closed_at ?? null,
});
