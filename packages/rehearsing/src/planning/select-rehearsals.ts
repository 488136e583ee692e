import type { Page } from '@rehearsal/contracts/http/page';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import type { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import { foldName } from '@rehearsal/contracts/text/fold-name';

/** How the owner of scenarios is read. */
export interface ScenarioReads {
  get<T>(path: string, query: Record<string, string | number | undefined>): Promise<T>;
}

export type Planned = Pick<Rehearsal, 'name' | 'repeat' | 'gate' | 'max_errors'> & {
  person?: { engine: 'offline' | 'model' } | undefined;
};

/** A scenario as its owner lists those that have rehearsals. */
interface ScenarioWithRehearsals {
  id: string;
  name: string;
  version: number;
  rehearsals: Planned[];
}

/** A rehearsal that was found, in the version that its scenario has now. */
export interface SelectedRehearsal {
  scenario_id: string;
  scenario_name: string;
  scenario_version: number;
  rehearsal: Planned;
  /** Where in the body it was asked for, or first. */
  pointer: string;
}

const PAGE = 200;

/** One thing that was asked for, and where in the body. */
interface Wish {
  pointer: string;
  query: Record<'name' | 'tag' | 'scenario_id', string | undefined>;
  /** The only one that is meant of what is found; undefined: what the query means. */
  only?: string;
  words: string;
}

type Asked = Pick<RunRehearsals, 'names' | 'tags' | 'scenario_ids' | 'rehearsals'>;

/**
 * The rehearsals of scenarios that were asked for, each once, in the order in which they were. What was asked for and is
 * not there is a fault with its place: a run that leaves something out would pass for nothing.
 */
export async function selectRehearsals(
  scenario: ScenarioReads,
  asked: Asked,
): Promise<{ selected: SelectedRehearsal[]; faults: FieldFault[] }> {
  const wishes = wishesOf(asked);
  const read = onceEach((query) => everyPage(scenario, query));
  const answers = await Promise.all(wishes.map(({ query }) => read(query)));
  const selected = new Map<string, SelectedRehearsal>();
  const faults: FieldFault[] = [];
  for (const [index, { pointer, query, only, words }] of wishes.entries()) {
    const meant = (answers[index] ?? []).flatMap((one) => meantBy(query.name, one));
    const found = only === undefined ? meant : meant.filter(({ rehearsal }) => isNamed(rehearsal, only));
    if (found.length === 0)
      faults.push({ pointer, message: words, hint: 'GET /api/v1/rehearsals lists those that there are.' });
    for (const one of found) {
      const key = `${one.scenario_id}/${one.rehearsal.name}`;
      if (!selected.has(key)) selected.set(key, { ...one, pointer });
    }
  }
  return { selected: [...selected.values()], faults };
}

function wishesOf({ names, tags, scenario_ids, rehearsals }: Asked): Wish[] {
  const none = { name: undefined, tag: undefined, scenario_id: undefined };
  return [
    ...names.map((name, index) => ({
      pointer: `/names/${index}`,
      query: { ...none, name },
      words: `no rehearsal, and no scenario with rehearsals, is called "${name}"`,
    })),
    ...tags.map((tag, index) => ({
      pointer: `/tags/${index}`,
      query: { ...none, tag },
      words: `no scenario with rehearsals has the tag "${tag}"`,
    })),
    ...scenario_ids.map((scenario_id, index) => ({
      pointer: `/scenario_ids/${index}`,
      query: { ...none, scenario_id },
      words: `the scenario "${scenario_id}" is not there, or has no rehearsals`,
    })),
    ...rehearsals.map(({ scenario_id, rehearsal }, index) => ({
      pointer: `/rehearsals/${index}`,
      query: { ...none, scenario_id },
      only: rehearsal,
      words: `the scenario "${scenario_id}" is not there, or has no rehearsal called "${rehearsal}"`,
    })),
  ];
}

/** Several rehearsals of one scenario are asked for by one question. */
function onceEach<Answer>(ask: (query: Wish['query']) => Promise<Answer>): typeof ask {
  const asked = new Map<string, Promise<Answer>>();
  return (query) => {
    const key = JSON.stringify(query);
    const answer = asked.get(key) ?? ask(query);
    asked.set(key, answer);
    return answer;
  };
}

const isNamed = (what: { readonly name: string }, name: string): boolean => foldName(what.name) === foldName(name);

/** Of a scenario that has the name, all of its rehearsals; else those that have it. */
function meantBy(name: string | undefined, found: ScenarioWithRehearsals): Omit<SelectedRehearsal, 'pointer'>[] {
  const { id: scenario_id, name: scenario_name, version: scenario_version, rehearsals } = found;
  const all = name === undefined || isNamed({ name: scenario_name }, name);
  return rehearsals
    .filter((rehearsal) => all || isNamed(rehearsal, name))
    .map((rehearsal) => ({ scenario_id, scenario_name, scenario_version, rehearsal }));
}

async function everyPage(scenario: ScenarioReads, query: Wish['query']): Promise<readonly ScenarioWithRehearsals[]> {
  const found: ScenarioWithRehearsals[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<ScenarioWithRehearsals> = await scenario.get('/rehearsals', { ...query, limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
