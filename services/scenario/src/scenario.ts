import { differences, type Difference } from '@rehearsal/contracts/coaching/canonical';
import {
  LAST_RUNS_OF_SCENARIO,
  type FrozenFrom,
  type Scenario,
  type ScenarioCommand,
  type ScenarioFact,
  type ScenarioMark,
} from '@rehearsal/contracts/scenario/scenario';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

/** A scenario as it is stored: with what its last rehearsal runs showed, once there are any. */
export type ScenarioRecord = Scenario & { last_runs?: ScenarioMark[] };

type CommandData<Type extends ScenarioCommand['type']> = Extract<ScenarioCommand, { type: Type }>['data'];

export function create(
  state: Scenario | undefined,
  { name, description, tags, template, rehearsals }: CommandData<'CreateScenario'>,
  { id, deletedAt }: DecideContext,
  source: FrozenFrom | null,
): ScenarioFact[] {
  if (deletedAt !== undefined)
    throw new Refusal('SCENARIO_DELETED', `The scenario "${id}" was deleted at ${deletedAt}.`);
  if (state) throw new Refusal('SCENARIO_EXISTS', `There is a scenario "${id}" already.`);
  return [{ type: 'ScenarioCreated', data: { version: 1, name, description, tags, template, rehearsals, source } }];
}

/** Only what is named changes. What was named and is so already makes no version. */
export function update(
  state: Scenario | undefined,
  { expected_version, ...named }: CommandData<'UpdateScenario'>,
  { id }: DecideContext,
): ScenarioFact[] {
  const scenario = existing(state, id, expected_version);
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const next: Authored = { ...authored(scenario), ...given };
  if (differenceOf(scenario, next).length === 0)
    return [{ type: 'ScenarioUnchanged', data: { version: scenario.version } }];
  return [{ type: 'ScenarioUpdated', data: { version: scenario.version + 1, ...next } }];
}

export function remove(
  state: Scenario | undefined,
  { expected_version }: CommandData<'DeleteScenario'>,
  { id }: DecideContext,
): ScenarioFact[] {
  existing(state, id, expected_version);
  return [{ type: 'ScenarioDeleted', data: {} }];
}

/** Told by whoever ran its rehearsals; authors and versions know nothing of it. */
export function recordRehearsed(
  state: Scenario | undefined,
  mark: CommandData<'RecordRehearsed'>,
  { id }: DecideContext,
): ScenarioFact[] {
  existing(state, id);
  return [{ type: 'ScenarioRehearsed', data: mark }];
}

/** What is gone is at no version either: whoever named one learns that someone was faster. */
function existing(state: Scenario | undefined, id: string, expected?: number): Scenario {
  if (expected !== undefined && expected !== state?.version) {
    const now = state ? `is at version ${state.version}` : 'is not there any more';
    throw new Refusal(
      'SCENARIO_VERSION_MISMATCH',
      `The scenario ${now}, not at version ${expected}: read it again and repeat the change.`,
    );
  }
  if (!state) throw new Refusal('SCENARIO_NOT_FOUND', `There is no scenario "${id}".`);
  return state;
}

export function evolve(
  state: ScenarioRecord | undefined,
  fact: ScenarioFact,
  { id, at, actor }: FoldMeta,
): ScenarioRecord | undefined {
  switch (fact.type) {
    case 'ScenarioCreated':
      return { ...fact.data, id, created_by: actor.id, created_at: at, updated_at: at };
    case 'ScenarioUpdated':
      return state && { ...state, ...fact.data, updated_at: at };
    case 'ScenarioDeleted':
      return undefined;
    case 'ScenarioRehearsed':
      return state && { ...state, last_runs: withMark(state.last_runs ?? [], fact.data) };
    case 'ScenarioUnchanged':
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}

/** Newest first, whichever of two runs was told of first. */
const withMark = (earlier: readonly ScenarioMark[], mark: ScenarioMark): ScenarioMark[] =>
  [mark, ...earlier]
    .sort((left, right) => Date.parse(right.ended_at) - Date.parse(left.ended_at))
    .slice(0, LAST_RUNS_OF_SCENARIO);

/** What an author writes of a scenario. */
type Authored = Pick<Scenario, 'name' | 'description' | 'tags' | 'template' | 'rehearsals'>;

const authored = ({ name, description, tags, template, rehearsals }: Authored): Authored => ({
  name,
  description,
  tags,
  template,
  rehearsals,
});

/** What an author would call the difference of two versions, as JSON Pointers. */
export const differenceOf = (from: Authored, to: Authored): Difference[] => differences(authored(from), authored(to));
