import { Badge, Group, Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { shown } from '@rehearsal/contracts/load/units';
import { useQuery } from '@tanstack/react-query';
import { loadTestTrendQuery } from '../../api/resources/load-tests.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { DataTable } from '../../components/tables/data-table.js';
import { Folded } from '../../components/tables/folded.js';
import { Part } from '../../parts/part.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { RunStateBadge } from '../state/run-state-badge.js';
import { TrendLine } from './trend-line.js';
import { trendPoints, type TrendPoint } from './trend-points.js';

const COLUMNS = [
  'Run',
  'Verdict',
  { title: 'p95', isRight: true },
  { title: 'Requests/s', isRight: true },
  { title: 'Failed', isRight: true },
] as const;

const Rows = ({ points, runId }: { readonly points: readonly TrendPoint[]; readonly runId: string }) => (
  <DataTable label="Runs of the trend" minWidth={480} columns={COLUMNS}>
    {points.toReversed().map((point) => (
      <Table.Tr key={point.runId}>
        <Table.Td>
          <Group gap="xs" wrap="nowrap">
            <TextLink to="/load-runs/$runId" params={{ runId: point.runId }} size="sm">
              {new Date(point.at).toLocaleString()}
            </TextLink>
            {point.runId === runId && (
              <Badge variant="light" color="gray" tt="none">
                this one
              </Badge>
            )}
            {point.isBaseline && (
              <Badge variant="light" color="gray" tt="none">
                baseline
              </Badge>
            )}
          </Group>
        </Table.Td>
        <Table.Td>
          <RunStateBadge state={point.verdict} />
        </Table.Td>
        <Table.Td ta="right">{shown(point.p95, 'ms')}</Table.Td>
        <Table.Td ta="right">{shown(point.requestsPerSecond, 'count')}</Table.Td>
        <Table.Td ta="right">{shown(point.failed, 'share')}</Table.Td>
      </Table.Tr>
    ))}
  </DataTable>
);

/** The last runs of the test with the same target and parameters; nothing while there is but one. */
export const Trend = ({ run }: { readonly run: LoadRunView }) => {
  const { data, error } = useQuery(loadTestTrendQuery(run.name, run.id));
  if (error !== null) return <ProblemAlert error={error} />;
  const points = trendPoints(data?.items ?? []);
  if (points.length < 2) return null;
  return (
    <Part title={`p95 of the last ${points.length} runs like this one`}>
      <TrendLine points={points} runId={run.id} />
      <Folded summary="The same as a table">{() => <Rows points={points} runId={run.id} />}</Folded>
    </Part>
  );
};
