import { Box, Table, Text } from '@mantine/core';
import { DataTable } from '../components/tables/data-table.js';
import { Loading } from '../components/loading.js';
import { Part } from '../parts/part.js';
import { TextLink } from '../components/buttons/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { useLiveRehearsals } from '../rehearsals/list/use-live-rehearsals.js';
import { LookBadge } from '../rehearsals/verdict/look-badge.js';
import { rehearsalLooks } from '../rehearsals/verdict/looks.js';
import { countOf, engineWords } from '../rehearsals/verdict/measures.js';
import { When } from '../time/when.js';
import { latestRuns, type LatestRun } from './latest-runs.js';
import { NoRehearsalsOf } from './no-rehearsals-of.js';
import { RunRehearsalsButton } from './run-rehearsals-button.js';

const MOST_SHOWN = 5;

const COLUMNS = ['Rehearsal', 'Verdict', { title: 'Engine', from: 'sm' }, { title: 'Ended', from: 'sm' }] as const;

const Row = ({ run: { rehearsal, mark } }: { readonly run: LatestRun }) => (
  <Table.Tr>
    <Table.Td>
      <TextLink
        to="/rehearsal-runs/$runId"
        params={{ runId: mark.run_id }}
        className="name-link"
        size="sm"
        style={{ overflowWrap: 'anywhere' }}
      >
        {rehearsal}
      </TextLink>{' '}
      <span className="row-meta">
        {mark.passed} of {countOf(mark.passed + mark.failed + mark.errors, 'trial')} passed, version{' '}
        {mark.scenario_version}
        <Box hiddenFrom="sm">
          <When at={mark.ended_at} size="xs" />
        </Box>
      </span>
    </Table.Td>
    <Table.Td>
      <LookBadge look={rehearsalLooks[mark.verdict]} />
    </Table.Td>
    <Table.Td visibleFrom="sm" style={{ overflowWrap: 'anywhere' }}>
      {engineWords(mark.engine)}
    </Table.Td>
    <Table.Td visibleFrom="sm">
      <When at={mark.ended_at} />
    </Table.Td>
  </Table.Tr>
);

/** How the rehearsals of a scenario went lately, each with the way to its run. */
export const LastRunsPart = ({ scenarioId }: { readonly scenarioId: string }) => {
  const { query } = useLiveRehearsals();
  const rows = query.data?.filter((row) => row.scenario_id === scenarioId) ?? [];
  const runs = latestRuns(rows, MOST_SHOWN);
  return (
    <>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      <Part title="Last rehearsal runs" beside={rows.length > 0 && <RunRehearsalsButton scenarioId={scenarioId} />}>
        {query.isPending && <Loading what="Loading the rehearsals" />}
        {query.isSuccess && rows.length === 0 && <NoRehearsalsOf scenarioId={scenarioId} />}
        {rows.length > 0 && runs.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            {countOf(rows.length, 'rehearsal')}, never run yet. What a run shows stands here.
          </Text>
        )}
        {runs.length > 0 && (
          <DataTable label="Last rehearsal runs" columns={COLUMNS}>
            {runs.map((run) => (
              <Row key={`${run.mark.run_id} ${run.mark.rehearsal}`} run={run} />
            ))}
          </DataTable>
        )}
      </Part>
    </>
  );
};
