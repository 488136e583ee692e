import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import type { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';

type Selection = Pick<ScheduledRehearsals, 'names' | 'tags' | 'scenario_ids' | 'rehearsals'>;

interface Choice {
  readonly value: string;
  readonly label: string;
}

const NOTHING: Selection = { names: [], tags: [], scenario_ids: [], rehearsals: [] };
/** No id has a colon in it; a name may. */
const PARTS = /^(tag|scenario|name|rehearsal):(?:([^:]*):)?(.*)$/s;

/** A selection as the values of one control. */
export const valuesOf = ({ names, tags, scenario_ids, rehearsals }: Selection): string[] => [
  ...tags.map((tag) => `tag::${tag}`),
  ...scenario_ids.map((id) => `scenario::${id}`),
  ...names.map((name) => `name::${name}`),
  ...rehearsals.map(({ scenario_id, rehearsal }) => `rehearsal:${scenario_id}:${rehearsal}`),
];

/** What the values of the control select. */
export function selectionOf(values: readonly string[]): Selection {
  const read = values.flatMap((value) => {
    const [, kind, scenario_id = '', word = ''] = PARTS.exec(value) ?? [];
    return kind === undefined ? [] : [{ kind, scenario_id, word }];
  });
  const wordsOf = (kind: string): string[] => read.filter((one) => one.kind === kind).map(({ word }) => word);
  return {
    ...NOTHING,
    names: wordsOf('name'),
    tags: wordsOf('tag'),
    scenario_ids: wordsOf('scenario'),
    rehearsals: read
      .filter(({ kind }) => kind === 'rehearsal')
      .map(({ scenario_id, word }) => ({ scenario_id, rehearsal: word })),
  };
}

/** What there is to choose, and what was chosen and is not there any more. */
export function groupsOf(
  rows: readonly RehearsalRow[],
  chosen: readonly string[],
): { group: string; items: Choice[] }[] {
  const tags = [...new Set(rows.flatMap((row) => row.tags))].toSorted();
  const scenarios = new Map(rows.map(({ scenario_id, scenario_name }) => [scenario_id, scenario_name]));
  const groups = [
    { group: 'All with a tag', items: tags.map((tag) => ({ value: `tag::${tag}`, label: `tag ${tag}` })) },
    {
      group: 'All of a scenario',
      items: [...scenarios].map(([id, name]) => ({ value: `scenario::${id}`, label: `all of ${name}` })),
    },
    {
      group: 'Single ones',
      items: rows.map(({ scenario_id, scenario_name, rehearsal }) => ({
        value: `rehearsal:${scenario_id}:${rehearsal}`,
        label: `${rehearsal} (${scenario_name})`,
      })),
    },
  ];
  const known = new Set(groups.flatMap(({ items }) => items.map(({ value }) => value)));
  const others = chosen.filter((value) => !known.has(value));
  const items = others.map((value) => ({ value, label: PARTS.exec(value)?.[3] ?? value }));
  return [...groups, ...(items.length > 0 ? [{ group: 'By name', items }] : [])];
}

/** What a schedule runs, in words: the load test, or how the rehearsals were chosen. */
export function scheduledWords(
  { test, rehearsals }: { readonly test?: string | undefined; readonly rehearsals?: Selection | undefined },
  scenarioName: (id: string) => string | undefined = () => undefined,
): string {
  if (!rehearsals) return test ?? '';
  return [
    ...rehearsals.tags.map((tag) => `tag ${tag}`),
    ...rehearsals.scenario_ids.map((id) => `all of ${scenarioName(id) ?? 'a scenario'}`),
    ...rehearsals.names,
    ...rehearsals.rehearsals.map(({ rehearsal }) => rehearsal),
  ].join(', ');
}
