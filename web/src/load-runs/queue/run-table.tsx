import { Table, Text } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { shown, unitOf } from '@rehearsal/contracts/load/units';
import { clockOf } from '../../time/ago.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';
import { useNow } from '../../time/use-now.js';
import { PriorityBadges } from './priority-badges.js';
import { placeWords } from './queue-words.js';
import { RunStateBadge } from '../state/run-state-badge.js';
import { isUnfinished } from '../state/run-states.js';

const COLUMNS = [
  'Run',
  'State',
  { title: 'Verdict', from: 'sm' },
  { title: 'Length', from: 'md' },
  { title: 'Requests/s', from: 'lg', isRight: true },
  { title: 'p95', from: 'lg', isRight: true },
  { title: 'Failed', from: 'lg', isRight: true },
  { title: 'By', from: 'md' },
  { title: 'Queued', from: 'xs' },
] as const;

const FIGURES = [
  ['http_reqs', 'rate'],
  ['http_req_duration', 'p(95)'],
  ['http_req_failed', 'rate'],
] as const;

/** What one metric of a run came to, in words. */
const figureOf = ({ metrics }: LoadRunView, name: string, statistic: string): string => {
  const metric = metrics.find((each) => each.name === name);
  return metric === undefined ? '–' : shown(metric.values[statistic] ?? null, unitOf(metric, statistic));
};

const lengthOf = ({ started_at: start, finished_at: end }: LoadRunView): string =>
  start === null || end === null ? '–' : clockOf((Date.parse(end) - Date.parse(start)) / 1000);

const wordsOf = (run: LoadRunView, now: number): string => {
  if (run.state === 'queued') return placeWords(run, now).join(', ');
  if (isUnfinished(run.state)) return run.progress === null ? '' : `${clockOf(run.progress.elapsed_s)} so far`;
  const held = run.thresholds.filter(({ ok }) => ok).length;
  return run.reasons[0] ?? `${held} of ${run.thresholds.length} thresholds held`;
};

export const RunTable = ({ rows }: { readonly rows: readonly LoadRunView[] }) => {
  const now = useNow();
  return (
    <Frame>
      <DataTable label="Load runs" verticalSpacing="sm" highlightOnHover columns={COLUMNS}>
        {rows.map((run) => (
          <Table.Tr key={run.id}>
            <Table.Td miw={{ base: 130, sm: 220 }}>
              <TextLink to="/load-runs/$runId" params={{ runId: run.id }} fw={600} style={{ overflowWrap: 'anywhere' }}>
                {run.name}
              </TextLink>
              <PriorityBadges run={run} />
              {run.state === 'queued' && (
                <Text size="xs" c="dimmed" hiddenFrom="sm">
                  {wordsOf(run, now)}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <RunStateBadge state={run.state} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Text size="sm" lineClamp={1} title={wordsOf(run, now)}>
                {wordsOf(run, now)}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="md">
              <Text size="sm">{lengthOf(run)}</Text>
            </Table.Td>
            {FIGURES.map(([metric, statistic]) => (
              <Table.Td key={metric} visibleFrom="lg" ta="right" style={{ whiteSpace: 'nowrap' }}>
                {figureOf(run, metric, statistic)}
              </Table.Td>
            ))}
            <Table.Td visibleFrom="md">
              <Text size="sm">{run.requested_by}</Text>
            </Table.Td>
            <Table.Td visibleFrom="xs">
              <When at={run.queued_at} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Frame>
  );
};
