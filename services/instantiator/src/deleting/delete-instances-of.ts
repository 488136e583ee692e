import type { ScenarioEvent } from '@rehearsal/contracts/scenario/scenario';
import { causedBy } from '@rehearsal/platform/messages/new-command';
import { deleteAll } from './delete-all.js';
import type { DeletedScenarios } from './deleted-scenarios.js';
import type { InstanceJournal, InstanceProcessor } from '../instance-journal.js';

/** A deleted scenario takes its instances with it. First nothing new is made of it, then what there is goes. */
export async function deleteInstancesOf(
  parts: { journal: InstanceJournal; processor: InstanceProcessor; deletedScenarios: DeletedScenarios },
  event: Extract<ScenarioEvent, { type: 'ScenarioDeleted' }>,
): Promise<void> {
  const { id, aggregateId, time } = event;
  await parts.deletedScenarios.learn(aggregateId, time);
  await parts.journal.listed();
  const left = await parts.journal.snapshots
    .find({ scenario_id: aggregateId, kind: 'test' }, { projection: { _id: 1 } })
    .toArray();
  const ids = left.map(({ _id }) => _id);
  await deleteAll(parts.processor, ids, { ...causedBy(event), reason: 'scenario_deleted', key: id });
}
