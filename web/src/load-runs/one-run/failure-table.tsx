import { Badge, Table, Text } from '@mantine/core';
import { exampleWords, failedCount, failedWhat, otherFailures } from '@rehearsal/contracts/load/failure-words';
import { shown } from '@rehearsal/contracts/load/units';
import { useQuery } from '@tanstack/react-query';
import { loadRunFailuresQuery } from '../../api/resources/load-runs.js';
import { DataTable } from '../../components/tables/data-table.js';
import { Part } from '../../parts/part.js';
import { ProblemAlert } from '../../problems/problem-alert.js';

interface Props {
  readonly runId: string;
  readonly isGoingOn: boolean;
}

const COLUMNS = [
  'Outcome',
  'Request',
  { title: 'Failed', isRight: true },
  { title: 'Share', isRight: true },
  'First',
  'Last',
  'Example',
] as const;

const Moment = ({ at }: { readonly at: string }) => (
  <Table.Td style={{ whiteSpace: 'nowrap' }} title={new Date(at).toLocaleString()}>
    {new Date(at).toLocaleTimeString()}
  </Table.Td>
);

/** What failed, by outcome and request, most first; nothing where nothing did. */
export const FailureTable = ({ runId, isGoingOn }: Props) => {
  const { data, error, refetch } = useQuery(loadRunFailuresQuery(runId, isGoingOn));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  const others = otherFailures(data);
  return (
    <Part title="What failed">
      <DataTable label="What failed" minWidth={860} columns={COLUMNS}>
        {data.items.map((failure) => (
          <Table.Tr key={`${failure.kind} ${failure.outcome} ${failedWhat(failure)}`}>
            <Table.Td>
              <Badge variant="light" color="red" tt="none" miw="max-content">
                {failure.outcome}
              </Badge>
            </Table.Td>
            <Table.Td ff="monospace" fz="xs">
              {failedWhat(failure)}
            </Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
              {failedCount(failure)}
            </Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
              {shown(failure.share, 'share')}
            </Table.Td>
            <Moment at={failure.first_at} />
            <Moment at={failure.last_at} />
            <Table.Td fz="xs" c="dimmed">
              {exampleWords(failure)}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      {others !== null && (
        <Text size="sm" c="dimmed" p="sm">
          {others}.
        </Text>
      )}
    </Part>
  );
};
