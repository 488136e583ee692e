import { InstantiateScenario } from '@rehearsal/contracts/instance/instance';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import type { ScenarioEvent } from '@rehearsal/contracts/scenario/scenario';
import { derivedId } from '@rehearsal/platform/ids';
import { causedBy, newCommand } from '@rehearsal/platform/messages/new-command';
import type { InstanceProcessor } from './instance-journal.js';

/** A scenario can be rehearsed from the moment it exists: its primary instance is made with it. */
export async function makePrimaryInstance(
  processor: InstanceProcessor,
  event: Extract<ScenarioEvent, { type: 'ScenarioCreated' }>,
): Promise<void> {
  const { name, version } = event.data;
  const id = event.aggregateId;
  const origin = { scenario_id: id, scenario_name: name, scenario_version: version };
  const command = newCommand(
    InstantiateScenario,
    primaryInstanceId(id),
    { ...origin, primary: true, label: null, engine: null, seed: null, clock_stands: false },
    { ...causedBy(event), id: derivedId(`${event.id} primary`) },
  );
  await processor.execute(command);
}
