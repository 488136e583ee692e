import { Group, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Frame } from '../components/tables/data-table.js';
import { Loading } from '../components/loading.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { RehearsalTable } from '../rehearsals/list/rehearsal-table.js';
import { useLiveRehearsals } from '../rehearsals/list/use-live-rehearsals.js';
import { countOf } from '../rehearsals/verdict/measures.js';
import { NoRehearsalsOf } from './no-rehearsals-of.js';
import { RunRehearsalsButton } from './run-rehearsals-button.js';
import { ScenarioPage } from './scenario-page.js';
import { useScenario } from './use-scenario.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/rehearsals');

const RehearsalsOf = ({ scenarioId }: { readonly scenarioId: string }) => {
  const { query } = useLiveRehearsals();
  const rows = query.data?.filter((row) => row.scenario_id === scenarioId) ?? [];
  return (
    <Stack gap="sm">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the rehearsals" />}
      {query.isSuccess && rows.length === 0 && (
        <Frame>
          <NoRehearsalsOf scenarioId={scenarioId} />
        </Frame>
      )}
      {rows.length > 0 && (
        <>
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {countOf(rows.length, 'rehearsal')} of this scenario
            </Text>
            <RunRehearsalsButton scenarioId={scenarioId} />
          </Group>
          <RehearsalTable rows={rows} isOfOneScenario />
        </>
      )}
    </Stack>
  );
};

/** The rehearsals of one scenario, and how they went the last times. */
export const ScenarioRehearsalsPage = () => {
  const { scenarioId } = route.useParams();
  const { query, watching } = useScenario(scenarioId);
  return (
    <ScenarioPage scenarioId={scenarioId} part="Rehearsals" query={query} watching={watching}>
      {() => <RehearsalsOf scenarioId={scenarioId} />}
    </ScenarioPage>
  );
};
