import { API } from '@rehearsal/contracts/http/api-prefix';
import { InstantiateScenario } from '@rehearsal/contracts/instance/instance';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { Call } from '../http/route.js';
import { viewOfNewInstance } from '../reading/instance-view.js';
import { answerCommand, eventOf } from './answer.js';
import type { CommandIdentity, Commands } from './commands.js';

/** What an instance is made from, and goes back to. */
export const originOf = ({ id, name, version, template }: Scenario) => ({
  scenario_id: id,
  scenario_name: name,
  scenario_version: version,
  first_name: template.user.first_name,
});

interface Wish {
  id: string;
  primary: boolean;
  label: string | null;
  ttl_seconds?: number | null;
  engine?: string | null;
  seed?: number | null;
}

/** Makes an instance of a scenario as it is now, and answers 201 with it. */
export function makeInstance(
  commands: Commands,
  call: Call,
  identity: CommandIdentity,
  scenario: Scenario,
  { id, engine = null, seed = null, ...more }: Wish,
): Promise<void> {
  const order = {
    aggregate: 'instance' as const,
    aggregateId: id,
    definition: InstantiateScenario,
    data: { ...originOf(scenario), engine, seed, clock_stands: false, ...more },
    ends: [['InstanceCreated']],
  };
  return answerCommand(commands, call, identity, order, (events) => {
    const view = viewOfNewInstance(eventOf(events, 'InstanceCreated'));
    call.response.status(201).set('Location', `${API}/instances/${view.id}`).json(view);
  });
}
