import { Group, Paper, Stack, Table } from '@mantine/core';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { useMay } from '../../api/auth.js';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { useIsNarrow } from '../../components/use-is-narrow.js';
import { NameCell, RateCell, RunButton, RunsCell } from './rehearsal-cells.js';

interface Props {
  readonly rows: readonly RehearsalRow[];
  /** All are of the scenario that the page is of, which they need not name. */
  readonly isOfOneScenario?: boolean;
}

const COLUMNS = ['Rehearsal', 'Last runs', 'Passed'];

const keyOf = ({ scenario_id, rehearsal }: RehearsalRow): string => `${scenario_id} ${rehearsal}`;

/** On a narrow screen, each by itself. */
const Cards = ({ rows, isOfOneScenario }: Props) => {
  const mayRun = useMay('rehearsal:run');
  return (
    <Stack gap="sm" component="ul" p={0} m={0} aria-label="Rehearsals" style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <Paper key={keyOf(row)} withBorder radius="md" p="md" component="li">
          <Stack gap="sm">
            <NameCell row={row} isOfOneScenario={isOfOneScenario} />
            <RunsCell row={row} />
            <Group justify="space-between">
              <div>
                <RateCell row={row} />
              </div>
              {mayRun && <RunButton row={row} />}
            </Group>
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
};

const Wide = ({ rows, isOfOneScenario }: Props) => {
  const mayRun = useMay('rehearsal:run');
  return (
    <Frame>
      <DataTable
        label="Rehearsals"
        columns={mayRun ? [...COLUMNS, { title: 'Actions', isRight: true }] : COLUMNS}
        verticalSpacing="sm"
        highlightOnHover
      >
        {rows.map((row) => (
          <Table.Tr key={keyOf(row)}>
            <Table.Td>
              <NameCell row={row} isOfOneScenario={isOfOneScenario} />
            </Table.Td>
            <Table.Td>
              <RunsCell row={row} />
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              <RateCell row={row} />
            </Table.Td>
            {mayRun && (
              <Table.Td ta="right">
                <RunButton row={row} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </DataTable>
    </Frame>
  );
};

export const RehearsalTable = (props: Props) => (useIsNarrow() ? <Cards {...props} /> : <Wide {...props} />);
