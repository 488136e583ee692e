import type { ScenarioCommand, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import type { InstanceBounds } from '@rehearsal/contracts/instance/instance-bounds';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import type { ScenarioNames } from './naming/reserve-name.js';
import { refuseTooLarge } from './refuse-too-large.js';
import { refuseUnjudgeable } from './refuse-unjudgeable.js';
import * as scenario from './scenario.js';

/** Command -> decision. A name is claimed once the rest is decided, and before it is written. */
export const handlers = (
  names: ScenarioNames,
  bounds: InstanceBounds,
): HandlersFor<ScenarioCommand, scenario.ScenarioRecord, ScenarioFact> => ({
  CreateScenario: async (state, command, context) => {
    const facts = scenario.create(state, command.data, context, null);
    refuseUnjudgeable(command.data);
    refuseTooLarge(command.data, bounds, context);
    await names.reserve(command.data.name, command);
    return facts;
  },
  FreezeSession: async (state, command, context) => {
    const content = { ...command.data, rehearsals: [] };
    const facts = scenario.create(state, content, context, command.data.source);
    refuseTooLarge(content, bounds, context);
    await names.reserve(command.data.name, command);
    return facts;
  },
  UpdateScenario: async (state, command, context) => {
    const facts = scenario.update(state, command.data, context);
    if (command.data.rehearsals) refuseUnjudgeable({ rehearsals: command.data.rehearsals });
    for (const fact of facts) if (fact.type === 'ScenarioUpdated') refuseTooLarge(fact.data, bounds, context);
    if (command.data.name !== undefined && facts.some(({ type }) => type === 'ScenarioUpdated'))
      await names.reserve(command.data.name, command);
    return facts;
  },
  DeleteScenario: (state, { data }, context) => scenario.remove(state, data, context),
  RecordRehearsed: (state, { data }, context) => scenario.recordRehearsed(state, data, context),
});
