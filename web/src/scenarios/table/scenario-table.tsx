import './scenarios.css';
import { Paper } from '@mantine/core';
import type { ScenarioSort } from '@rehearsal/contracts/http/scenarios/scenarios';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { ariaSort, ColumnOrder } from '../../components/tables/column-order.js';
import type { CSSProperties } from 'react';
import { columns, leastRem, turnedBy, type ScenarioListView, type ScenarioOrder } from './columns.js';
import { ScenarioTableRow } from './scenario-table-row.js';
import type { Selection } from './use-selection.js';

interface Props {
  readonly rows: readonly ScenarioRow[];
  readonly view: ScenarioListView;
  readonly selection: Selection;
  readonly order: ScenarioOrder;
  readonly onOrder: (order: ScenarioOrder) => void;
  readonly nameOf: (id: string) => string;
}

interface HeadingProps extends Pick<Props, 'order' | 'onOrder'> {
  readonly title: string;
  readonly column?: string;
  readonly sort: ScenarioSort | undefined;
}

const Heading = ({ title, column, sort, order, onOrder }: HeadingProps) => {
  if (sort === undefined)
    return (
      <th scope="col" data-column={column}>
        {title}
      </th>
    );
  const way = order.sort === sort ? order.order : null;
  return (
    <th scope="col" data-column={column} aria-sort={ariaSort(way)}>
      <ColumnOrder title={title} way={way} onChange={() => onOrder(turnedBy(order, sort))} />
    </th>
  );
};

/**
 * Scenarios, one a line; on a narrow screen each is a card. A plain table: the one of Mantine brings scroll areas and
 * what floats, for which nobody needs to wait here.
 */
export const ScenarioTable = ({ rows, view, selection, order, onOrder, nameOf }: Props) => {
  const least = leastRem(view);
  const isSome = selection.count > 0;
  const isAll = rows.every(({ id }) => selection.has(id));
  return (
    <Paper withBorder radius="md" className="scenario-frame">
      <table
        className="scenario-list"
        aria-label="Scenarios"
        data-dense={view.isDense || undefined}
        style={{ '--least': `${least.always}rem`, '--if-wide': `${least.ifWide}rem` } as CSSProperties}
      >
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
            <Heading title="Name" sort="name" order={order} onOrder={onOrder} />
            {columns
              .filter(({ name }) => !view.hidden.includes(name))
              .map(({ name, title, sort }) => (
                <Heading key={name} title={title} column={name} sort={sort} order={order} onOrder={onOrder} />
              ))}
            <th scope="col" className="scenario-acts">
              Actions
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ScenarioTableRow key={row.id} row={row} view={view} selection={selection} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
};
