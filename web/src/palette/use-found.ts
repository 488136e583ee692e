import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useDebouncedValue } from '@mantine/hooks';
import { useMe } from '../api/auth.js';
import { wordsOf } from '../components/phases/phase-words.js';
import { nameOfInstance, runThatMade } from '../chat/instance/instance-name.js';
import { titleOf } from '../rehearsals/verdict/title-of.js';
import { agoOf } from '../time/ago.js';
import { useNow } from '../time/use-now.js';
import { actsFor, pagesFor } from './acts.js';
import { isMeant, narrowed, type Found, type FoundGroup } from './found.js';
import { SHOWN, useSearch, type Answer } from './use-search.js';
import { visitedBy } from './visited.js';

const ofScenario = ({ id, name, tags }: ScenarioRow): Found => ({
  to: `/scenarios/${id}`,
  name,
  ...(tags.length > 0 && { about: tags.join(', ') }),
});

const ofInstance = (row: InstanceRow, now: number): Found => ({
  to: `/instances/${row.id}`,
  name: [row.first_name, row.last_name].join(' ').trim(),
  about: (runThatMade(row) === undefined
    ? [nameOfInstance(row), row.scenario_name]
    : // The trials of a run are of one name: how far each came and when tells them apart.
      [wordsOf(row.current_phase), agoOf(Date.parse(row.updated_at), now), nameOfInstance(row)]
  )
    .filter(Boolean)
    .join(' · '),
});

/** A run of either kind. */
interface Run {
  readonly id: string;
  readonly state: string;
  readonly queued_at: string;
}

interface Looked {
  readonly groups: readonly FoundGroup[];
  /** Whether more may come. */
  readonly isLooking: boolean;
}

/**
 * What is found for the words typed, in groups; without any, where one was last and where one can go. `keyed`: what the
 * page can do.
 */
export const useFound = (typed: string, keyed: readonly Found[]): Looked => {
  const { user, permissions } = useMe();
  const now = useNow();
  const [settled] = useDebouncedValue(typed, 150);
  const may = (what: (typeof permissions)[number]) => permissions.includes(what);
  const scenarios = useSearch<ScenarioRow>('/test-scenarios', settled, may('scenario:read'));
  const testUsers = useSearch<InstanceRow>('/instances', settled, may('instance:read'));
  const rehearsalRuns = useSearch<RehearsalRunRow>('/rehearsal-runs', settled, may('rehearsal:read'));
  const loadRuns = useSearch<LoadRunRow>('/load-runs', settled, may('load-run:read'));
  const [acts, pages] = [actsFor(permissions), pagesFor(permissions)];
  if (typed === '') {
    const offered = [
      { title: 'Last visited', found: visitedBy(user.id) },
      { title: 'Start', found: acts },
      { title: 'Do', found: keyed },
      { title: 'Go to', found: pages },
    ];
    return { groups: narrowed(offered, '', 8), isLooking: false };
  }
  const ofRun = (kind: string, name: string, { id, state, queued_at: at }: Run): Found => ({
    to: `/${kind}/${id}`,
    name,
    about: `${state.replace('_', ' ')}, ${agoOf(Date.parse(at), now)}`,
  });
  /** What was found for other words stays only as far as these words mean it too. */
  const foundIn = <Row>({ data, isPlaceholderData }: Answer<Row>, ofRow: (row: Row) => Found): Found[] => {
    const found = settled === '' ? [] : (data?.items ?? []).map(ofRow);
    return settled === typed && !isPlaceholderData ? found : found.filter((each) => isMeant(each, typed));
  };
  const searched = [
    { title: 'Scenarios', found: foundIn(scenarios, ofScenario) },
    { title: 'Test users', found: foundIn(testUsers, (row) => ofInstance(row, now)) },
    { title: 'Rehearsal runs', found: foundIn(rehearsalRuns, (run) => ofRun('rehearsal-runs', titleOf(run), run)) },
    { title: 'Load runs', found: foundIn(loadRuns, (run) => ofRun('load-runs', run.name, run)) },
  ];
  const isLooking =
    settled !== typed || [scenarios, testUsers, rehearsalRuns, loadRuns].some(({ isFetching }) => isFetching);
  const here = narrowed(
    [
      // Not before what else is called so: whoever types on and presses Enter would have done what they did not mean.
      { title: 'Do', found: isLooking ? [] : keyed },
      { title: 'Start', found: acts },
      { title: 'Go to', found: pages },
    ],
    typed,
    SHOWN,
  );
  return {
    groups: [...searched.filter(({ found }) => found.length > 0), ...here],
    isLooking,
  };
};
