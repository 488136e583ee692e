import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { auditQuery } from '../api/resources/audit.js';
import { useMay } from '../api/auth.js';
import { EntryList } from '../audit/entry-list.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { TextLink } from '../components/buttons/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ScenarioPage } from './scenario-page.js';
import { useScenario } from './use-scenario.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/activity');

/** The record is written just after what it tells of. */
const UNTIL_WRITTEN_MS = 2000;

const Activity = ({ scenarioId }: { readonly scenarioId: string }) => {
  const query = useInfiniteQuery({
    ...auditQuery({ target: scenarioId }),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.length === 0 ? UNTIL_WRITTEN_MS : false),
  });
  const entries = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          What was done to the scenario itself; chats are on record under their instances.
        </Text>
        <TextLink to="/audit" search={{ target: scenarioId }} size="sm">
          In the audit
        </TextLink>
      </Group>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading entries" />}
      {query.isSuccess && entries.length === 0 && (
        <Empty title="Nothing is on record yet">Each change stands here a moment after it was made.</Empty>
      )}
      {entries.length > 0 && <EntryList entries={entries} />}
      <LoadMore query={query} />
    </>
  );
};

/** What was done to a scenario, by whom, and what came of it. */
export const ActivityPage = () => {
  const { scenarioId } = route.useParams();
  const { query } = useScenario(scenarioId);
  const mayAudit = useMay('audit:read');
  return (
    <ScenarioPage scenarioId={scenarioId} part="Activity" query={query}>
      {() =>
        mayAudit ? (
          <Activity scenarioId={scenarioId} />
        ) : (
          <Empty title="Your role may look at scenarios, and not read the audit." />
        )
      }
    </ScenarioPage>
  );
};
