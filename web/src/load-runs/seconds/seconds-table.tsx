import { ScrollArea, Table, Text } from '@mantine/core';
import { clockOf } from '../../time/ago.js';
import { shown } from '@rehearsal/contracts/load/units';
import type { Second } from './seconds.js';

const COLUMNS = ['Elapsed', 'Virtual users', 'Requests/s', 'p50', 'p95', 'p99', 'Failed so far'];

/** A quarter of an hour; a longer table would make the page slow, and the evidence has it all. */
const MOST_ROWS = 900;

/** The chart's numbers as a table, the last second first. */
export const SecondsTable = ({ seconds }: { readonly seconds: readonly Second[] }) => (
  <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'Second by second' }}>
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
        {seconds
          .slice(-MOST_ROWS)
          .toReversed()
          .map((second) => (
            <Table.Tr key={second.elapsed_s}>
              <Table.Td ta="right">{clockOf(second.elapsed_s)}</Table.Td>
              <Table.Td ta="right">{second.vus}</Table.Td>
              <Table.Td ta="right">{shown(second.requests_per_s, 'count')}</Table.Td>
              <Table.Td ta="right">{shown(second.p50_ms, 'ms')}</Table.Td>
              <Table.Td ta="right">{shown(second.p95_ms, 'ms')}</Table.Td>
              <Table.Td ta="right">{shown(second.p99_ms, 'ms')}</Table.Td>
              <Table.Td ta="right">{second.failed_so_far}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
    {seconds.length > MOST_ROWS && (
      <Text size="xs" c="dimmed" p="xs">
        The last {MOST_ROWS} of {seconds.length} seconds; series.json of the evidence holds all of them.
      </Text>
    )}
  </ScrollArea.Autosize>
);
