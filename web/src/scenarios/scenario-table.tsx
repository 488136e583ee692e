import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { ScenarioTableRow } from './scenario-table-row.js';

const COLUMNS = [
  'Name',
  { title: 'Tags', from: 'xl' },
  { title: 'Phase', from: 'sm' },
  { title: 'Holds', from: 'md' },
  { title: 'Updated', from: 'sm' },
  { title: 'Actions', isRight: true },
] as const;

export const ScenarioTable = ({ rows }: { readonly rows: readonly ScenarioRow[] }) => (
  <Frame>
    <DataTable label="Scenarios" verticalSpacing={7} highlightOnHover columns={COLUMNS}>
      {rows.map((row) => (
        <ScenarioTableRow key={row.id} row={row} />
      ))}
    </DataTable>
  </Frame>
);
