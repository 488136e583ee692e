import type { InstanceRow } from '@rehearsal/contracts/http/instances';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { Instance, InstanceView } from '@rehearsal/contracts/instance/instance';
import { digestOf } from '@rehearsal/platform/hash';
import type { Snapshot } from '@rehearsal/platform/journal/journal';

/** The only way an instance becomes JSON for readers. */
export const present = (instance: Instance, version: number): InstanceView => ({
  ...instance,
  version,
  digest: digestOf(coachingOf(instance)),
});

/** What a row is made of; the rest of the document, transcripts above all, stays in the database. */
export const rowFields = {
  kind: 1,
  label: 1,
  primary: 1,
  scenario_id: 1,
  scenario_name: 1,
  owner_id: 1,
  'profile.email': 1,
  'profile.first_name': 1,
  'profile.last_name': 1,
  'coach_state.current_phase': 1,
  created_at: 1,
  updated_at: 1,
  expires_at: 1,
  closed_at: 1,
  seq: 1,
} as const;

export const presentRow = (instance: Snapshot<Instance>): InstanceRow => ({
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
  created_at: instance.created_at,
  updated_at: instance.updated_at,
  expires_at: instance.expires_at ?? null,
  closed_at: instance.closed_at ?? null,
});
