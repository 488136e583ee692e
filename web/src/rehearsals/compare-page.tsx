import { Alert, List, Stack } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { pinnedRunsQuery, rehearsalRunListQuery, rehearsalRunQuery } from '../api/resources/rehearsals.js';
import { Empty } from '../components/empty.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { BaseSelect } from './compare/base-select.js';
import { basesOf, usualBase } from './compare/bases.js';
import { ComparisonTable } from './compare/comparison-table.js';
import { TrialPair } from './compare/trial-pair.js';
import { useComparison } from './compare/use-comparison.js';
import { titleOf } from './verdict/title-of.js';

const route = getRouteApi('/inside/rehearsal-runs/$runId/compare');

const VERDICTS = {
  worse: { color: 'red', title: 'Worse: something that passed before does not now' },
  unclear: { color: 'orange', title: 'Unclear: too few trials were judged to tell' },
  better: { color: 'green', title: 'Better than before' },
  same: { color: 'gray', title: 'The same as before' },
} as const;

interface Both {
  readonly base: RehearsalRunView;
  readonly run: RehearsalRunView;
  readonly trial: string | undefined;
}

const Comparison = ({ base, run, trial }: Both) => {
  const comparison = useComparison(base, run);
  if (comparison === undefined) return <Loading what="Comparing the runs" />;
  const { color, title } = VERDICTS[comparison.verdict];
  return (
    <Stack gap="lg">
      <Alert role="status" color={color} title={title}>
        {comparison.notes.length > 0 && (
          <List size="sm">
            {comparison.notes.map((note) => (
              <List.Item key={note}>
                {note.replace(run.id, 'this run').replace(base.id, 'the run that it is held against')}
              </List.Item>
            ))}
          </List>
        )}
      </Alert>
      {comparison.rehearsals.length > 0 && <ComparisonTable run={run} comparison={comparison} />}
      {trial !== undefined && <TrialPair key={`${base.id} ${trial}`} base={base} run={run} chosen={trial} />}
    </Stack>
  );
};

/** A run held against another: which rehearsals are worse, and where the transcripts part. */
export const ComparePage = () => {
  const { runId } = route.useParams();
  const { with: asked, trial } = route.useSearch();
  const navigate = useNavigate({ from: '/rehearsal-runs/$runId/compare' });
  const run = useQuery(rehearsalRunQuery(runId));
  const runs = useInfiniteQuery(rehearsalRunListQuery());
  const pins = useQuery(pinnedRunsQuery);
  const newest = runs.data?.pages.flatMap(({ items }) => items);
  const bases =
    run.data && newest && pins.data ? basesOf(run.data, [...pins.data, ...newest.filter(({ pinned }) => !pinned)]) : [];
  const isKnown = run.isSuccess && runs.isSuccess && pins.isSuccess;
  const baseId = asked ?? (isKnown ? usualBase(run.data, bases) : undefined);
  const base = useQuery({ ...rehearsalRunQuery(baseId ?? ''), enabled: baseId !== undefined });
  const error = run.error ?? runs.error ?? pins.error ?? base.error;
  return (
    <Page
      title={run.data === undefined ? 'Compare' : `${titleOf(run.data)}, compared`}
      actions={
        <LinkButton to="/rehearsal-runs/$runId" params={{ runId }} variant="default" size="xs">
          The run
        </LinkButton>
      }
    >
      <Stack gap="lg">
        <ProblemAlert error={error} />
        {isKnown && baseId === undefined && (
          <Empty title="Nothing to compare with yet">Run the same rehearsals once more.</Empty>
        )}
        {bases.length > 0 && (
          <BaseSelect
            rows={bases}
            value={baseId ?? null}
            onChange={(id) => void navigate({ search: { with: id }, replace: true })}
          />
        )}
        {run.data && base.data && <Comparison base={base.data} run={run.data} trial={trial} />}
        {error === null && (!isKnown || base.isLoading) && <Loading what="Loading both runs" />}
      </Stack>
    </Page>
  );
};
