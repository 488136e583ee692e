import { Badge, Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable } from '../../components/data-table.js';
import { containsOf, withUnit } from './measured.js';
import { Part } from '../../components/part.js';

const COLUMNS = [
  'Result',
  'Metric',
  'Limit',
  { title: 'Measured', isRight: true },
  { title: 'Margin', isRight: true },
  { title: 'Samples', isRight: true },
] as const;

/** The limits that the run was judged by, breached ones first. */
export const ThresholdTable = ({ run: { thresholds, metrics } }: { readonly run: LoadRunView }) => (
  <Part title="Thresholds">
    <DataTable label="Thresholds" minWidth={480} columns={COLUMNS}>
      {thresholds
        .toSorted((left, right) => Number(left.ok) - Number(right.ok))
        .map(({ metric, limit, measured, margin, samples, ok, house }) => {
          const contains = containsOf(metric, metrics);
          return (
            <Table.Tr key={`${metric} ${limit}`}>
              <Table.Td>
                <Badge variant="light" color={ok ? 'green' : 'red'} tt="none" miw="max-content">
                  {ok ? 'held' : 'breached'}
                </Badge>
              </Table.Td>
              <Table.Td ff="monospace" fz="xs">
                {metric}
              </Table.Td>
              <Table.Td ff="monospace" fz="xs">
                {limit}
                {house === true && (
                  <Badge
                    variant="outline"
                    size="sm"
                    color="gray"
                    tt="none"
                    ml="xs"
                    title="The script sets no limit on it"
                  >
                    limit of the house
                  </Badge>
                )}
              </Table.Td>
              <Table.Td ta="right">{withUnit(measured, contains)}</Table.Td>
              <Table.Td ta="right">{withUnit(margin, contains)}</Table.Td>
              <Table.Td ta="right">{samples}</Table.Td>
            </Table.Tr>
          );
        })}
    </DataTable>
  </Part>
);
