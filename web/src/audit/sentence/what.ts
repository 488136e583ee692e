import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { textAt, type OnRecord } from './on-record.js';
import { byId, called, name, words, type Piece } from './piece.js';

type Looked = (...path: readonly (string | number)[]) => string | undefined;

/** Messages that say what a scenario is called; a change may only wish for another name. */
const NAMING_A_SCENARIO = ['CreateScenario', 'FreezeSession', 'ScenarioCreated', 'ScenarioUpdated'];

/** What an entry is about, as far as it, or another entry of its operation about the same, tells. */
export function whatOf(entry: AuditEntry, { names, operation }: OnRecord): Piece[] {
  const { target, target_id: itsId } = entry;
  const about = [entry, ...operation.filter((other) => other.target === target && other.target_id === itsId)];
  const look: Looked = (...path) => firstOf(about, ({ body }) => textAt(body, ...path));
  switch (target) {
    case 'scenario': {
      const naming = about.filter(({ action }) => NAMING_A_SCENARIO.includes(action));
      return called(
        'the scenario',
        firstOf(naming, ({ body }) => textAt(body, 'name')),
        itsId,
      );
    }
    case 'instance':
      return instance(itsId, look);
    case 'principal':
      return called('the person', names.get(itsId) ?? look('name'), itsId);
    case 'load-run':
      return [...byId('the load run', itsId), ...of(look('test'))];
    case 'rehearsal-run': {
      const isOne = look('rehearsals', 1, 'rehearsal') === undefined;
      const only = isOne ? look('rehearsals', 0, 'rehearsal') : undefined;
      return [...byId('the rehearsal run', itsId), ...of(only)];
    }
    case 'schedule':
      return [words('the schedule '), name(itsId)];
    case 'baseline':
      return [words('the baseline of '), name(itsId)];
    case 'load-worker':
      return [words('the worker '), name(itsId)];
    case 'dead-letter':
      return [...byId('the dead letter', itsId), ...of(look('message_type'))];
    default:
      return byId(`the ${target}`, itsId);
  }
}

/** The live session that an entry is about. */
export const sessionOf = ({ target_id: itsId }: AuditEntry): Piece[] => byId('the live session', itsId);

function instance(itsId: string, look: Looked): Piece[] {
  if (look('kind') === 'live') return byId('the guest of the live session', itsId);
  const scenario = look('scenario_name');
  // A command that names a scenario says whom its template describes; that of a session calls a guest by the same word.
  const named = scenario === undefined ? undefined : look('first_name');
  const person = named ?? look('template', 'user', 'first_name') ?? look('state', 'profile', 'first_name');
  // Only test users come of a scenario, or of a template.
  const isTest = look('kind') === 'test' || person !== undefined || scenario !== undefined;
  return [...called(isTest ? 'the test user' : 'the instance', person, itsId), ...of(scenario)];
}

const of = (known: string | undefined): Piece[] => (known === undefined ? [] : [words(' of '), name(known)]);

function firstOf(entries: readonly AuditEntry[], read: (entry: AuditEntry) => string | undefined): string | undefined {
  for (const entry of entries) {
    const found = read(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}
