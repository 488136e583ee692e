import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { DataTable, Frame } from '../components/data-table.js';
import { ScenarioTableRow } from './scenario-table-row.js';

const COLUMNS = [
  'Name',
  { title: 'Phase', from: 'xs' },
  { title: 'Holds', from: 'lg' },
  { title: 'Primary instance', from: 'lg' },
  { title: 'Updated', from: 'md' },
  { title: 'Actions', isRight: true },
] as const;

export const ScenarioTable = ({ rows }: { readonly rows: readonly ScenarioRow[] }) => (
  <Frame>
    <DataTable label="Scenarios" verticalSpacing="sm" highlightOnHover columns={COLUMNS}>
      {rows.map((row) => (
        <ScenarioTableRow key={row.id} row={row} />
      ))}
    </DataTable>
  </Frame>
);
