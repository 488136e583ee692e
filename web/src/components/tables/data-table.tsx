import { Paper, Table, type MantineBreakpoint } from '@mantine/core';
import type { ReactNode } from 'react';

interface Column {
  readonly title: string;
  /** Stands on the right, as numbers and buttons do. */
  readonly isRight?: boolean;
  /** Shown on screens from this width on; its cells say the same. */
  readonly from?: MantineBreakpoint;
}

interface Props {
  /** What the table is called for those who hear it. */
  readonly label: string;
  /** Without them each row begins with its own heading. */
  readonly columns?: readonly (string | Column)[];
  /** Narrower, it is scrolled sideways; without it its columns give way. */
  readonly minWidth?: number;
  readonly verticalSpacing?: number | 'xs' | 'sm';
  readonly highlightOnHover?: boolean;
  /** The rows. */
  readonly children: ReactNode;
}

const asColumn = (column: string | Column): Column => (typeof column === 'string' ? { title: column } : column);

/** A table with its head, for all pages. */
export const DataTable = ({ label, columns, minWidth, verticalSpacing = 6, highlightOnHover, children }: Props) => {
  const table = (
    <Table
      aria-label={label}
      verticalSpacing={verticalSpacing}
      horizontalSpacing="md"
      highlightOnHover={highlightOnHover ?? false}
    >
      {columns && (
        <Table.Thead>
          <Table.Tr>
            {columns.map(asColumn).map(({ title, isRight, from }) => (
              <Table.Th key={title} scope="col" {...(isRight && { ta: 'right' })} {...(from && { visibleFrom: from })}>
                {title}
              </Table.Th>
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
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      {table}
    </Table.ScrollContainer>
  );
};

/** The border around what stands by itself on a page. */
export const Frame = ({ children }: { readonly children: ReactNode }) => (
  <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
    {children}
  </Paper>
);
