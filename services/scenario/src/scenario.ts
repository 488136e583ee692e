import type { FrozenFrom, Scenario, ScenarioCommand, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

type CommandData<Type extends ScenarioCommand['type']> = Extract<ScenarioCommand, { type: Type }>['data'];

export function create(
  state: Scenario | undefined,
  { name, description, tags, template }: CommandData<'CreateScenario'>,
  { id, deletedAt }: DecideContext,
  source: FrozenFrom | null,
): ScenarioFact[] {
  if (deletedAt !== undefined)
    throw new Refusal('SCENARIO_DELETED', `The scenario "${id}" was deleted at ${deletedAt}.`);
  if (state) throw new Refusal('SCENARIO_EXISTS', `There is a scenario "${id}" already.`);
  return [{ type: 'ScenarioCreated', data: { version: 1, name, description, tags, template, source } }];
}

/** Only what is named changes; every update is a version, also one that changes nothing. */
export function update(
  state: Scenario | undefined,
  { expected_version, name, description, tags, template }: CommandData<'UpdateScenario'>,
  { id }: DecideContext,
): ScenarioFact[] {
  const scenario = existing(state, id);
  if (expected_version !== undefined && expected_version !== scenario.version) {
    throw new Refusal(
      'SCENARIO_VERSION_MISMATCH',
      `The scenario is at version ${scenario.version}, not ${expected_version}: read it again and repeat the change.`,
    );
  }
  return [
    {
      type: 'ScenarioUpdated',
      data: {
        version: scenario.version + 1,
        name: name ?? scenario.name,
        description: description ?? scenario.description,
        tags: tags ?? scenario.tags,
        template: template ?? scenario.template,
      },
    },
  ];
}

export function remove(state: Scenario | undefined, { id }: DecideContext): ScenarioFact[] {
  existing(state, id);
  return [{ type: 'ScenarioDeleted', data: {} }];
}

function existing(state: Scenario | undefined, id: string): Scenario {
  if (!state) throw new Refusal('SCENARIO_NOT_FOUND', `There is no scenario "${id}".`);
  return state;
}

export function evolve(
  state: Scenario | undefined,
  fact: ScenarioFact,
  { id, at, actor }: FoldMeta,
): Scenario | undefined {
  switch (fact.type) {
    case 'ScenarioCreated':
      return { ...fact.data, id, created_by: actor.id, created_at: at, updated_at: at };
    case 'ScenarioUpdated':
      return state && { ...state, ...fact.data, updated_at: at };
    case 'ScenarioDeleted':
      return undefined;
    case 'CommandRefused':
      return state;
  }
}
