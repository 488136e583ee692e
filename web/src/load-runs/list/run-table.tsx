import './list.css';
import { Table, Text, type MantineBreakpoint } from '@mantine/core';
import type { LoadRunRow, LoadRunSort } from '@rehearsal/contracts/http/load/load-runs';
import type { ReactNode } from 'react';
import { TextLink } from '../../components/buttons/text-link.js';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { useNow } from '../../time/use-now.js';
import { When } from '../../time/when.js';
import { PriorityBadges } from '../queue/priority-badges.js';
import { RunStateBadge } from '../state/run-state-badge.js';
import { runList, type RunColumn, type RunListView } from './run-columns.js';
import { turnedBy, type RunOrder } from './run-order.js';
import { figureWords, hostOf, lengthWords, whyWords } from './run-words.js';
import { Sparkline } from './sparkline.js';

interface Props {
  readonly rows: readonly LoadRunRow[];
  readonly view: RunListView;
  readonly order: RunOrder;
  readonly onOrder: (order: RunOrder) => void;
  readonly nameOf: (id: string) => string;
}

interface Cell {
  readonly from?: MantineBreakpoint;
  readonly isRight?: boolean;
  /** False for what no list can be ordered by. */
  readonly isOrder?: boolean;
  readonly show: (run: LoadRunRow, context: { now: number; nameOf: (id: string) => string }) => ReactNode;
}

const figure = { from: 'sm', isRight: true } as const;

const CELLS: Record<RunColumn, Cell> = {
  state: {
    show: (run, { now }) => (
      <span title={whyWords(run, now)}>
        <RunStateBadge state={run.state} />
      </span>
    ),
  },
  reason: {
    from: 'lg',
    isOrder: false,
    show: (run, { now }) => (
      <span className="run-reason" title={whyWords(run, now)}>
        {whyWords(run, now)}
      </span>
    ),
  },
  target: { from: 'lg', show: ({ target }) => <span title={target}>{hostOf(target)}</span> },
  requested_by: {
    from: 'lg',
    show: ({ requested_by: id }, { nameOf }) => (
      <span className="run-by" title={nameOf(id)}>
        {nameOf(id)}
      </span>
    ),
  },
  queued_at: { from: 'xs', show: ({ queued_at: at }) => <When at={at} /> },
  duration_s: { from: 'lg', isRight: true, show: lengthWords },
  requests_per_s: { ...figure, show: ({ requests_per_s: value }) => figureWords(value, 'count') },
  p95_ms: { ...figure, show: ({ p95_ms: value }) => figureWords(value, 'ms') },
  failed_share: { ...figure, show: ({ failed_share: value }) => figureWords(value, 'share') },
  throughput: { from: 'lg', isOrder: false, show: ({ throughput }) => <Sparkline values={throughput} /> },
};

const isSort = (column: RunColumn): column is RunColumn & LoadRunSort => CELLS[column].isOrder !== false;

/** Load runs, one a line; on a narrow screen each is a card. */
export const RunTable = ({ rows, view, order, onOrder, nameOf }: Props) => {
  const now = useNow();
  const columns = runList.columns.filter(({ name }) => !view.hidden.includes(name));
  const orderBy = (column: LoadRunSort) => ({
    way: order.sort === column ? order.order : null,
    onChange: () => onOrder(turnedBy(order, column)),
  });
  return (
    <Frame>
      <DataTable
        label="Load runs"
        verticalSpacing={view.isDense ? 5 : 'sm'}
        horizontalSpacing="xs"
        highlightOnHover
        columns={[
          { title: 'Test', order: orderBy('name') },
          ...columns.map(({ name, title }) => {
            const { from, isRight } = CELLS[name];
            return {
              title,
              ...(from && { from }),
              ...(isRight && { isRight }),
              ...(isSort(name) && { order: orderBy(name) }),
            };
          }),
        ]}
      >
        {rows.map((run) => (
          <Table.Tr key={run.id}>
            <Table.Td>
              <span className="run-name">
                <TextLink
                  to="/load-runs/$runId"
                  params={{ runId: run.id }}
                  className="name-link"
                  size="sm"
                  title={run.name}
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {run.name}
                </TextLink>
                <PriorityBadges run={run} />
              </span>
              {whyWords(run, now) !== '' && (
                <Text size="xs" c="dimmed" className="run-why">
                  {whyWords(run, now)}
                </Text>
              )}
            </Table.Td>
            {columns.map(({ name }) => {
              const { from, isRight, show } = CELLS[name];
              return (
                <Table.Td
                  key={name}
                  {...(from && { visibleFrom: from })}
                  {...(isRight && { ta: 'right' })}
                  style={{ whiteSpace: 'nowrap' }}
                >
                  {show(run, { now, nameOf })}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </DataTable>
    </Frame>
  );
};
