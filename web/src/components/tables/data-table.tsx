import './data-table.css';
import { Paper, Table, type MantineBreakpoint } from '@mantine/core';
import type { ReactNode } from 'react';
import { ariaSort, ColumnOrder, type Way } from './column-order.js';

interface Column {
  readonly title: string;
  /** Stands on the right, as numbers and buttons do. */
  readonly isRight?: boolean;
  /** Shown on screens from this width on; its cells say the same. */
  readonly from?: MantineBreakpoint;
  /** The rows can be ordered by it: which way they are, if they are, and what a press of its title does. */
  readonly order?: { readonly way: Way; readonly onChange: () => void };
}

interface Props {
  /** What the table is called for those who hear it. */
  readonly label: string;
  /** Without them each row begins with its own heading. */
  readonly columns?: readonly (string | Column)[];
  /** Narrower, it is scrolled sideways; without it each row is a card where there is no room for columns. */
  readonly minWidth?: number;
  readonly verticalSpacing?: number | 'xs' | 'sm';
  readonly horizontalSpacing?: 'xs' | 'md';
  readonly highlightOnHover?: boolean;
  /** The rows. */
  readonly children: ReactNode;
}

const asColumn = (column: string | Column): Column => (typeof column === 'string' ? { title: column } : column);

/** What holds the buttons of a row, which say themselves what they are. */
const ACTS = 'Actions';

type Titles = Record<`--column-${number}`, string>;

/** With the titles of the columns, for each card to say what stands in it. */
const asCards = (columns: readonly Column[]) => {
  const style: Titles = {};
  for (const [index, { title }] of columns.entries())
    if (title !== ACTS) style[`--column-${index + 1}`] = JSON.stringify(title);
  return { className: 'data-cards', style, ...(columns.at(-1)?.title === ACTS && { mod: { acts: true } }) };
};

const Heading = ({ title, isRight, from, order }: Column) => (
  <Table.Th
    scope="col"
    {...(isRight && { ta: 'right' })}
    {...(from && { visibleFrom: from })}
    {...(order && { 'aria-sort': ariaSort(order.way) })}
  >
    {order === undefined ? title : <ColumnOrder title={title} {...order} />}
  </Table.Th>
);

/** A table with its head, for all pages. */
export const DataTable = ({
  label,
  columns: given,
  minWidth,
  verticalSpacing = 6,
  horizontalSpacing = 'md',
  highlightOnHover,
  children,
}: Props) => {
  const columns = given?.map(asColumn);
  const table = (
    <Table
      aria-label={label}
      verticalSpacing={verticalSpacing}
      horizontalSpacing={horizontalSpacing}
      highlightOnHover={highlightOnHover ?? false}
      {...(columns && minWidth === undefined && asCards(columns))}
    >
      {columns && (
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Heading key={column.title} {...column} />
            ))}
          </Table.Tr>
        </Table.Thead>
      )}
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
  return minWidth === undefined ? (
    table
  ) : (
    <Table.ScrollContainer
      className="data-scrolled"
      minWidth={minWidth}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
    >
      {table}
    </Table.ScrollContainer>
  );
};

/** The border around what stands by itself on a page; what is too wide for it is scrolled. */
export const Frame = ({ children }: { readonly children: ReactNode }) => (
  <Paper withBorder radius="md" style={{ overflow: 'auto hidden' }}>
    {children}
  </Paper>
);
