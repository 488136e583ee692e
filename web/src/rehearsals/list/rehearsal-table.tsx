import { Group, Paper, Stack } from '@mantine/core';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { useMay } from '../../api/auth.js';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { useIsNarrow } from '../../components/use-is-narrow.js';
import { NameCell, RateCell, RunButton, RunsCell } from './rehearsal-cells.js';
import { RehearsalRow as WideRow } from './rehearsal-row.js';

interface Props {
  readonly rows: readonly RehearsalRow[];
  /** All are of the scenario that the page is of, which they need not name. */
  readonly isOfOneScenario?: boolean;
}

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

const Wide = ({ rows, isOfOneScenario = false }: Props) => {
  const mayRun = useMay('rehearsal:run');
  return (
    <Frame>
      <DataTable
        label="Rehearsals"
        columns={[
          'Rehearsal',
          ...(isOfOneScenario ? [] : ['Scenario']),
          'Last runs',
          'Passed',
          { title: 'Length', isRight: true },
          'Last run',
          ...(mayRun ? [{ title: 'Actions', isRight: true }] : []),
        ]}
        horizontalSpacing="xs"
        highlightOnHover
      >
        {rows.map((row) => (
          <WideRow key={keyOf(row)} row={row} isOfOneScenario={isOfOneScenario} mayRun={mayRun} />
        ))}
      </DataTable>
    </Frame>
  );
};

export const RehearsalTable = (props: Props) => (useIsNarrow() ? <Cards {...props} /> : <Wide {...props} />);
