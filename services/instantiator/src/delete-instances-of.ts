import type { ScenarioEvent } from '@rehearsal/contracts/scenario';
import { derivedId } from '@rehearsal/platform/hash';
import type { InstanceJournal, InstanceProcessor } from './instance-journal.js';

/** A deleted scenario takes its instances with it. */
export async function deleteInstancesOf(
  journal: InstanceJournal,
  processor: InstanceProcessor,
  event: Extract<ScenarioEvent, { type: 'ScenarioDeleted' }>,
): Promise<void> {
  const left = await journal.snapshots
    .find({ scenario_id: event.aggregateId, kind: 'test' }, { projection: { _id: 1 } })
    .toArray();
  for (const { _id } of left) {
    await processor.execute({
      id: derivedId(`${event.id} ${_id}`),
      type: 'DeleteInstance',
      aggregateId: _id,
      actor: event.actor,
      correlationId: event.correlationId,
      causationId: event.id,
      time: event.time,
      data: {},
    });
  }
}
