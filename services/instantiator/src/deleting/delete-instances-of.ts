import type { ScenarioEvent } from '@rehearsal/contracts/scenario/scenario';
import { causedBy } from '@rehearsal/platform/messages/new-command';
import { deleteAll } from './delete-all.js';
import type { DeletedScenarios } from './deleted-scenarios.js';
import type { InstanceJournal, InstanceProcessor } from '../instance-journal.js';

/** A deleted scenario takes its instances with it. First nothing new is made of it, then what there is goes. */
export async function deleteInstancesOf(
  dependencies: { journal: InstanceJournal; processor: InstanceProcessor; deletedScenarios: DeletedScenarios },
  event: Extract<ScenarioEvent, { type: 'ScenarioDeleted' }>,
): Promise<void> {
  const { id, aggregateId, time } = event;
  await dependencies.deletedScenarios.learn(aggregateId, time);
  await dependencies.journal.listed();
  const left = await dependencies.journal.snapshots
    .find({ scenario_id: aggregateId, kind: 'test' }, { projection: { _id: 1 } })
    .toArray();
  const ids = left.map(({ _id }) => _id);
  await deleteAll(dependencies.processor, ids, { ...causedBy(event), reason: 'scenario_deleted', key: id });
}
