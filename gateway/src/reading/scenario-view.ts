import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import {
  type OwnedScenarioRow,
  type Scenario,
  type ScenarioRow,
  type ScenarioView,
} from '@rehearsal/contracts/scenario/scenario';
import type { Owners } from './owners.js';

/** A scenario as readers get it: the owner's, and beside it the head of its primary instance. */
export async function viewOfScenario(owners: Owners, id: string): Promise<ScenarioView> {
  const primaryId = primaryInstanceId(id);
  const [scenario, summaries] = await Promise.all([
    owners.scenario.get<Scenario>(`/scenarios/${id}`),
    owners.instanceSummaries([primaryId]),
  ]);
  return { ...scenario, primary_instance: summaries.get(primaryId) ?? null };
}

/** `withUse`: for who shows it; whoever looks a scenario up by its name has no use for that. */
export async function viewOfRows(
  owners: Owners,
  rows: readonly OwnedScenarioRow[],
  { withUse }: { withUse: boolean },
): Promise<ScenarioRow[]> {
  const [summaries, uses] = await Promise.all([
    owners.instanceSummaries(rows.map(({ id }) => primaryInstanceId(id))),
    withUse ? owners.scenarioUses(rows.map(({ id }) => id)) : undefined,
  ]);
  return rows.map((row) => ({
    ...row,
    primary_instance: summaries.get(primaryInstanceId(row.id)) ?? null,
    ...(uses && { use: uses.get(row.id) ?? { instances: 0, last_used_at: null } }),
  }));
}

/** The view of a scenario that was made a moment ago: the two events hold all of it, so nothing is read back. */
export function viewOfCreated(created: AnyMessage, instance: AnyMessage): ScenarioView {
  const { state } = instance.data as { state: { profile: { email: string } } };
  return {
    ...(created.data as Omit<Scenario, 'id' | 'created_by' | 'created_at' | 'updated_at'>),
    id: created.aggregateId,
    created_by: created.actor.id,
    created_at: created.time,
    updated_at: created.time,
    primary_instance: { id: instance.aggregateId, email: state.profile.email, version: instance.version ?? 1 },
  };
}
