import { Badge, Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable } from '../../components/tables/data-table.js';
import { shown } from '@rehearsal/contracts/load/units';
import { judgedOf } from './judged.js';
import { unitOfThreshold } from './measured.js';
import { Part } from '../../parts/part.js';

const COLUMNS = [
  'Result',
  'Metric',
  'Limit',
  { title: 'Measured', isRight: true },
  { title: 'Margin', isRight: true },
  { title: 'Samples', isRight: true },
] as const;

/** The limits that the run was judged by, breached ones first. */
export const ThresholdTable = ({ run: { thresholds, metrics, verdict } }: { readonly run: LoadRunView }) => (
  <Part title="Thresholds">
    <DataTable label="Thresholds" minWidth={720} columns={COLUMNS}>
      {thresholds
        .map((threshold) => ({ ...threshold, judged: judgedOf(threshold, verdict) }))
        .toSorted((left, right) => left.judged.rank - right.judged.rank)
        .map(({ metric, limit, measured, margin, samples, judged, house }) => {
          const unit = unitOfThreshold(metric, limit, metrics);
          return (
            <Table.Tr key={`${metric} ${limit}`}>
              <Table.Td>
                <Badge variant="light" color={judged.color} tt="none" miw="max-content">
                  {judged.words}
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
              <Table.Td ta="right">{shown(measured, unit)}</Table.Td>
              <Table.Td ta="right">{shown(margin, unit)}</Table.Td>
              <Table.Td ta="right">{samples}</Table.Td>
            </Table.Tr>
          );
        })}
    </DataTable>
  </Part>
);
