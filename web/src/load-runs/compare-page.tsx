import { Alert, List, Select, Stack, Text } from '@mantine/core';
import type { Comparison } from '@rehearsal/contracts/load/comparison';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { baselineQuery, loadRunComparisonQuery, loadRunListQuery, loadRunQuery } from '../api/resources/load-runs.js';
import { Empty } from '../components/empty.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { Part } from '../parts/part.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { useNow } from '../time/use-now.js';
import { basesOf } from './compare/bases.js';
import { DifferenceRows } from './compare/difference-rows.js';

const route = getRouteApi('/inside/load-runs/$runId/compare');

const COLORS = { worse: 'red', better: 'green', same: 'gray', unclear: 'orange' } as const;

const Compared = ({ comparison }: { readonly comparison: Comparison }) => (
  <Stack gap="lg">
    <Alert role="status" color={COLORS[comparison.verdict]} title={comparison.words}>
      {comparison.notes.length > 0 && (
        <List size="sm">
          {comparison.notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
    </Alert>
    <Part title="Differences">
      <DifferenceRows rows={comparison.rows} />
    </Part>
    <Text size="xs" c="dimmed">
      Ranges are where a change lies with {comparison.method.confidence * 100} % confidence, after{' '}
      {comparison.method.judged_rows} rows were judged together. {comparison.method.replicates} replicates, seed{' '}
      {comparison.method.seed}.
    </Text>
  </Stack>
);

/** A load run held against its baseline or another run: what became slower, and how sure that is. */
export const CompareLoadRunPage = () => {
  const { runId } = route.useParams();
  const { with: asked } = route.useSearch();
  const navigate = useNavigate({ from: '/load-runs/$runId/compare' });
  const now = useNow();
  const run = useQuery(loadRunQuery(runId));
  const runs = useInfiniteQuery(loadRunListQuery({ test: run.data?.name }));
  const pins = useQuery({ ...baselineQuery(run.data?.name ?? ''), enabled: run.data !== undefined });
  const others = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const isKnown = run.data !== undefined && runs.isSuccess && pins.isSuccess;
  const bases = isKnown ? basesOf(run.data, others, pins.data.pins.length > 0, now) : [];
  const base = asked ?? bases[0]?.value;
  const comparison = useQuery({ ...loadRunComparisonQuery(runId, base ?? ''), enabled: base !== undefined });
  return (
    <Page
      title={run.data === undefined ? 'Compare' : `${run.data.name}, compared`}
      actions={
        <LinkButton to="/load-runs/$runId" params={{ runId }} variant="default">
          The run
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <ProblemAlert error={run.error ?? runs.error ?? pins.error} />
        {isKnown && base === undefined && (
          <Empty title="Nothing to compare with yet">Run the same load test once more.</Empty>
        )}
        {bases.length > 0 && (
          <Select
            label="Held against"
            maw={440}
            data={bases}
            value={base ?? null}
            onChange={(value) => value !== null && void navigate({ search: { with: value }, replace: true })}
            allowDeselect={false}
          />
        )}
        <ProblemAlert error={comparison.error} />
        {comparison.isFetching && comparison.data === undefined && <Loading what="Comparing" />}
        {comparison.data && <Compared comparison={comparison.data} />}
      </Stack>
    </Page>
  );
};
