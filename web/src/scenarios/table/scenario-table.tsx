import './scenarios.css';
import { Paper } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { columns, type ScenarioListView } from './columns.js';
import { ScenarioTableRow } from './scenario-table-row.js';
import type { Selection } from './use-selection.js';

interface Props {
  readonly rows: readonly ScenarioRow[];
  readonly view: ScenarioListView;
  readonly selection: Selection;
}

/**
 * Scenarios, one a line; on a narrow screen each is a card. A plain table: the one of Mantine brings scroll areas and
 * what floats, for which nobody needs to wait here.
 */
export const ScenarioTable = ({ rows, view, selection }: Props) => {
  const isSome = selection.count > 0;
  const isAll = rows.every(({ id }) => selection.has(id));
  return (
    <Paper withBorder radius="md">
      <table className="scenario-list" aria-label="Scenarios" data-dense={view.isDense || undefined}>
        <thead>
          <tr>
            <th scope="col" className="scenario-select">
              <input
                type="checkbox"
                aria-label="Select all that are shown"
                checked={isAll}
                ref={(box) => {
                  if (box !== null) box.indeterminate = isSome && !isAll;
                }}
                onChange={() => selection.toggleAll(rows)}
              />
            </th>
            <th scope="col">Name</th>
            {columns
              .filter(({ name }) => !view.hidden.includes(name))
              .map(({ name, title }) => (
                <th key={name} scope="col" data-column={name}>
                  {title}
                </th>
              ))}
            <th scope="col" className="scenario-acts">
              Actions
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ScenarioTableRow key={row.id} row={row} view={view} selection={selection} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
};
