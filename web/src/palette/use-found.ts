import type { InstanceRow } from '@rehearsal/contracts/http/instances';
import type { LoadRunRow } from '@rehearsal/contracts/http/load-runs';
import type { Page } from '@rehearsal/contracts/http/page';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMe } from '../api/auth.js';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { nameOfInstance } from '../chat/instance/instance-name.js';
import { titleOf } from '../rehearsals/verdict/title-of.js';
import { agoOf } from '../time/ago.js';
import { useNow } from '../time/use-now.js';
import { actsFor, pagesFor } from './acts.js';
import { narrowed, type Found, type FoundGroup } from './found.js';
import { visitedBy } from './visited.js';

const SHOWN = 6;
/** Of what the server does not search by words, the newest are looked through. */
const NEWEST = { limit: 100 };

const ofScenario = ({ id, name, tags }: ScenarioRow): Found => ({
  to: `/scenarios/${id}`,
  name,
  ...(tags.length > 0 && { about: tags.join(', ') }),
});

const ofInstance = (row: InstanceRow): Found => ({
  to: `/instances/${row.id}`,
  name: [row.first_name, row.last_name].join(' ').trim(),
  about: [nameOfInstance(row), row.scenario_name].filter(Boolean).join(' · '),
});

interface Looked {
  readonly groups: readonly FoundGroup[];
  /** Whether more may come. */
  readonly isLooking: boolean;
}

/** What is found for the words typed, in groups; without any, where one was last and where one can go. */
export const useFound = (typed: string): Looked => {
  const { user, permissions } = useMe();
  const now = useNow();
  const [settled] = useDebouncedValue(typed, 150);
  const isSearching = settled !== '';
  const may = (what: (typeof permissions)[number]) => isSearching && permissions.includes(what);
  const scenarios = useQuery({
    queryKey: keys.found('scenarios', settled),
    queryFn: ({ signal }) => api.get<Page<ScenarioRow>>('/test-scenarios', { q: settled, limit: SHOWN }, { signal }),
    enabled: may('scenario:read'),
    placeholderData: keepPreviousData,
  });
  const testUsers = useQuery({
    queryKey: keys.found('/instances', ''),
    queryFn: ({ signal }) => api.get<Page<InstanceRow>>('/instances', NEWEST, { signal }),
    enabled: may('instance:read'),
  });
  const rehearsalRuns = useQuery({
    queryKey: keys.found('/rehearsal-runs', ''),
    queryFn: ({ signal }) => api.get<Page<RehearsalRunRow>>('/rehearsal-runs', NEWEST, { signal }),
    enabled: may('rehearsal:read'),
  });
  const loadRuns = useQuery({
    queryKey: keys.found('/load-runs', ''),
    queryFn: ({ signal }) => api.get<Page<LoadRunRow>>('/load-runs', NEWEST, { signal }),
    enabled: may('load-run:read'),
  });
  const ofRun = (kind: string, name: string, { id, state, at }: { id: string; state: string; at: string }): Found => ({
    to: `/${kind}/${id}`,
    name,
    about: `${state.replace('_', ' ')}, ${agoOf(Date.parse(at), now)}`,
  });
  const [acts, pages] = [actsFor(permissions), pagesFor(permissions)];
  if (typed === '')
    return {
      groups: narrowed(
        [
          { title: 'Last visited', found: visitedBy(user.id) },
          { title: 'Start', found: acts },
          { title: 'Go to', found: pages },
        ],
        '',
        8,
      ),
      isLooking: false,
    };
  const searched = [
    { title: 'Test users', found: (testUsers.data?.items ?? []).map(ofInstance) },
    {
      title: 'Rehearsal runs',
      found: (rehearsalRuns.data?.items ?? []).map((run) =>
        ofRun('rehearsal-runs', titleOf(run), { ...run, at: run.queued_at }),
      ),
    },
    {
      title: 'Load runs',
      found: (loadRuns.data?.items ?? []).map((run) => ofRun('load-runs', run.name, { ...run, at: run.queued_at })),
    },
    { title: 'Start', found: acts },
    { title: 'Go to', found: pages },
  ];
  // The server has searched the scenarios already, by what it knows of them.
  const found = isSearching ? (scenarios.data?.items ?? []).map(ofScenario) : [];
  const groups = [{ title: 'Scenarios', found }, ...narrowed(searched, typed, SHOWN)];
  return {
    groups: groups.filter((group) => group.found.length > 0),
    isLooking: settled !== typed || scenarios.isFetching,
  };
};
