import { Badge, Table, Text } from '@mantine/core';
import type { ComparisonRow, ComparisonVerdict } from '@rehearsal/contracts/load/comparison';
import { shown } from '@rehearsal/contracts/load/units';
import { DataTable } from '../../components/tables/data-table.js';

const COLORS: Record<ComparisonVerdict, string> = { worse: 'red', better: 'green', same: 'gray', unclear: 'gray' };

const COLUMNS = [
  'Verdict',
  'Metric',
  { title: 'Before', isRight: true },
  { title: 'This run', isRight: true },
  { title: 'Change', isRight: true },
  { title: 'Samples', isRight: true },
] as const;

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });

const changeOf = ({ change, interval }: ComparisonRow): string => {
  if (change === null) return '–';
  if (interval === null) return percent.format(change);
  return `${percent.format(change)} (${percent.format(interval[0])} to ${percent.format(interval[1])})`;
};

/** Row by row, the worst first; the interval is where the change lies with 95 % confidence. */
export const DifferenceRows = ({ rows }: { readonly rows: readonly ComparisonRow[] }) => (
  <DataTable label="Differences" highlightOnHover minWidth={760} columns={COLUMNS}>
    {rows.map((row) => (
      <Table.Tr key={`${row.metric} ${row.statistic}`} title={row.words}>
        <Table.Td>
          <Badge variant="light" color={COLORS[row.verdict]} tt="none" miw="max-content">
            {row.verdict}
          </Badge>
        </Table.Td>
        <Table.Td>
          <Text size="sm">
            {row.metric}{' '}
            <Text span size="xs" c="dimmed">
              {row.statistic}
            </Text>
          </Text>
        </Table.Td>
        <Table.Td ta="right">{shown(row.base, row.unit)}</Table.Td>
        <Table.Td ta="right">{shown(row.run, row.unit)}</Table.Td>
        <Table.Td ta="right">{changeOf(row)}</Table.Td>
        <Table.Td ta="right">
          {shown(row.samples.base, 'count')} / {shown(row.samples.run, 'count')}
        </Table.Td>
      </Table.Tr>
    ))}
  </DataTable>
);
