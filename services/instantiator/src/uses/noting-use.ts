import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { Handler, HandlersFor } from '@rehearsal/platform/journal/processor';

type Handlers = HandlersFor<InstanceCommand, Instance, InstanceFact>;

/** Of what there was before, or of what is made now; a live session is of no scenario. */
const scenarioOf = (state: Instance | undefined, facts: readonly InstanceFact[]): string | null => {
  if (state) return state.scenario_id;
  const made = facts.find((fact) => fact.type === 'InstanceCreated');
  return made?.data.scenario_id ?? null;
};

/** The same handlers, of which `note` hears each scenario whose test users are made, spoken to, changed or deleted. */
export function notingUse(handlers: Handlers, note: (scenarioId: string) => void): Handlers {
  const noting =
    (handle: Handler<Instance, InstanceFact, never>): Handler<Instance, InstanceFact, never> =>
    async (state, command, context) => {
      const facts = await handle(state, command, context);
      const scenarioId = scenarioOf(state, facts);
      if (scenarioId !== null) note(scenarioId);
      return facts;
    };
  const all = Object.entries(handlers).map(([type, handle]) => [type, noting(handle)]);
  return Object.fromEntries(all) as Handlers;
}
