import type { Scenario, ScenarioCommand, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import type { ScenarioNames } from './naming/reserve-name.js';
import * as scenario from './scenario.js';

/** Command -> decision. A name is reserved before the decision that gives it. */
export const handlers = (names: ScenarioNames): HandlersFor<ScenarioCommand, Scenario, ScenarioFact> => ({
  CreateScenario: async (state, command, context) => {
    const facts = scenario.create(state, command.data, context, null);
    await names.reserve(command.data.name, command);
    return facts;
  },
  FreezeSession: async (state, command, context) => {
    const facts = scenario.create(state, command.data, context, command.data.source);
    await names.reserve(command.data.name, command);
    return facts;
  },
  UpdateScenario: async (state, command, context) => {
    const facts = scenario.update(state, command.data, context);
    if (command.data.name !== undefined && facts.some(({ type }) => type === 'ScenarioUpdated'))
      await names.reserve(command.data.name, command);
    return facts;
  },
  DeleteScenario: (state, { data }, context) => scenario.remove(state, data, context),
});
