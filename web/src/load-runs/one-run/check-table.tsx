import { Badge, Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable } from '../../components/tables/data-table.js';
import { Part } from '../../parts/part.js';

const COLUMNS = ['Result', 'Check', { title: 'Passed', isRight: true }] as const;

const count = new Intl.NumberFormat('en');

/** `22 failed of 22`: which of the two numbers is meant is said with it. */
const resultOf = (passes: number, fails: number): string =>
  fails === 0 ? 'all passed' : `${count.format(fails)} failed of ${count.format(passes + fails)}`;

/** What the script checked of each answer, failed checks first. */
export const CheckTable = ({ checks }: { readonly checks: LoadRunView['checks'] }) => (
  <Part title="Checks">
    <DataTable label="Checks" minWidth={480} columns={COLUMNS}>
      {checks
        .toSorted((left, right) => right.fails - left.fails)
        .map(({ name, passes, fails }) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Badge variant="light" color={fails === 0 ? 'green' : 'red'} tt="none" miw="max-content">
                {resultOf(passes, fails)}
              </Badge>
            </Table.Td>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
              {count.format(passes)} of {count.format(passes + fails)}
            </Table.Td>
          </Table.Tr>
        ))}
    </DataTable>
  </Part>
);
