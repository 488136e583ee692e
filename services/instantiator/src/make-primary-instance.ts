import type { InstanceCommand } from '@rehearsal/contracts/instance/instance';
import { primaryInstanceId, type ScenarioEvent } from '@rehearsal/contracts/scenario/scenario';
import { derivedId } from '@rehearsal/platform/ids';
import type { InstanceProcessor } from './instance-journal.js';

/** A scenario can be rehearsed from the moment it exists: its primary instance is made with it. */
export async function makePrimaryInstance(
  processor: InstanceProcessor,
  event: Extract<ScenarioEvent, { type: 'ScenarioCreated' }>,
): Promise<void> {
  const { template, name, version } = event.data;
  const command: Extract<InstanceCommand, { type: 'InstantiateScenario' }> = {
    id: derivedId(`${event.id} primary`),
    type: 'InstantiateScenario',
    aggregateId: primaryInstanceId(event.aggregateId),
    actor: event.actor,
    correlationId: event.correlationId,
    causationId: event.id,
    time: event.time,
    data: {
      scenario_id: event.aggregateId,
      scenario_name: name,
      scenario_version: version,
      template,
      primary: true,
      label: null,
    },
  };
  await processor.execute(command);
}
