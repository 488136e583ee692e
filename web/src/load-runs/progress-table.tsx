import { ScrollArea, Table } from '@mantine/core';
import type { LoadRunProgress } from '@rehearsal/contracts/load-run';
import { clockOf } from '../parts/ago.js';
import { withUnit } from './measured.js';

const COLUMNS = ['Elapsed', 'Virtual users', 'Requests/s', 'p50', 'p95', 'p99', 'Failed'];

/** The chart's numbers as a table, the last second first. */
export const ProgressTable = ({ samples }: { readonly samples: readonly LoadRunProgress[] }) => (
  <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0 }}>
    <Table aria-label="Second by second" stickyHeader fz="sm" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {COLUMNS.map((column) => (
            <Table.Th key={column} scope="col" ta="right">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {samples.toReversed().map((sample) => (
          <Table.Tr key={sample.elapsed_s}>
            <Table.Td ta="right">{clockOf(sample.elapsed_s)}</Table.Td>
            <Table.Td ta="right">{sample.vus}</Table.Td>
            <Table.Td ta="right">{withUnit(sample.requests_per_s, 'default')}</Table.Td>
            <Table.Td ta="right">{withUnit(sample.p50_ms, 'time')}</Table.Td>
            <Table.Td ta="right">{withUnit(sample.p95_ms, 'time')}</Table.Td>
            <Table.Td ta="right">{withUnit(sample.p99_ms, 'time')}</Table.Td>
            <Table.Td ta="right">{sample.failed_requests}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </ScrollArea.Autosize>
);
