import type { Scenario, ScenarioCommand, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import type { ScenarioNames } from './reserve-name.js';
import * as scenario from './scenario.js';

/** Command -> decision. A name is reserved before the decision that gives it. */
export const handlers = (names: ScenarioNames): HandlersFor<ScenarioCommand, Scenario, ScenarioFact> => ({
  CreateScenario: async (state, { data }, context) => {
    const facts = scenario.create(state, data, context, null);
    await names.reserve(data.name, context.id);
    return facts;
  },
  FreezeSession: async (state, { data }, context) => {
    const facts = scenario.create(state, data, context, data.source);
    await names.reserve(data.name, context.id);
    return facts;
  },
  UpdateScenario: async (state, { data }, context) => {
    const facts = scenario.update(state, data, context);
    if (data.name !== undefined) await names.reserve(data.name, context.id);
    return facts;
  },
  DeleteScenario: (state, _command, context) => scenario.remove(state, context),
});
