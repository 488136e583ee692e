import { Button, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { useCancelLoadRun } from '../api/resources/load-runs.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { notifyProblem } from '../problems/notify.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ReportMenu } from '../reports/report-menu.js';
import { BaselineButton } from './compare/baseline-button.js';
import { CheckTable } from './one-run/check-table.js';
import { DestinationTable } from './one-run/destination-table.js';
import { FailureTable } from './one-run/failure-table.js';
import { EvidenceTable } from './one-run/evidence-table.js';
import { LiveProgress } from './seconds/live-progress.js';
import { MetricTable } from './one-run/metric-table.js';
import { QueuePlace } from './queue/queue-place.js';
import { RunFacts } from './one-run/run-facts.js';
import { RunLog } from './one-run/run-log.js';
import { RunSeries } from './seconds/run-series.js';
import { PriorityBadges } from './queue/priority-badges.js';
import { RunStateBadge } from './state/run-state-badge.js';
import { isCancellable, isUnfinished } from './state/run-states.js';
import { heardSeconds } from './seconds/seconds.js';
import { useLiveRun } from './seconds/use-live-run.js';
import { ThresholdTable } from './one-run/threshold-table.js';
import { Trend } from './trend/trend.js';
import { Verdict } from './one-run/verdict.js';

const REPORTS = [
  { ending: 'md', label: 'Markdown' },
  { ending: 'xml', label: 'JUnit XML' },
  { ending: 'csv', label: 'CSV' },
  { ending: 'json', label: 'JSON' },
] as const;

const route = getRouteApi('/inside/load-runs/$runId');

/** One run: while it goes on, what it does; then what it showed, thresholds first. */
export const LoadRunPage = () => {
  const { runId } = route.useParams();
  const { query, samples, watching } = useLiveRun(runId);
  const mayRun = useMay('load-run:write');
  const cancel = useCancelLoadRun(runId);
  const run = query.data;
  const isOver = run !== undefined && !isUnfinished(run.state);
  return (
    <Page
      title={run?.name ?? 'Load run'}
      tabTitle={run === undefined ? 'Load run' : `${run.name}: ${run.state}`}
      beside={
        run && (
          <>
            <RunStateBadge state={run.state} />
            <PriorityBadges run={run} />
            {isUnfinished(run.state) && <LivenessBadge watching={watching} />}
          </>
        )
      }
      actions={
        <>
          {mayRun && run && isCancellable(run.state) && (
            <Button
              color="red"
              variant="light"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(undefined, { onError: notifyProblem })}
            >
              Cancel run
            </Button>
          )}
          {mayRun && run?.verdict === 'passed' && <BaselineButton run={run} />}
          {isOver && (
            <LinkButton to="/load-runs/$runId/compare" params={{ runId }} variant="default">
              Compare
            </LinkButton>
          )}
          {isOver && <ReportMenu path={`/load-runs/${run.id}/report`} name={run.id} formats={REPORTS} />}
          <LinkButton to="/load-runs" variant="default">
            All runs
          </LinkButton>
        </>
      }
    >
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the run" />}
      {run && (
        <Stack gap="lg">
          <Verdict run={run} />
          <QueuePlace run={run} />
          {!isOver && run.state !== 'queued' && <LiveProgress samples={samples} />}
          {isOver && <RunSeries run={run} heard={heardSeconds(samples)} />}
          {run.thresholds.length > 0 && <ThresholdTable run={run} />}
          {run.state !== 'queued' && <FailureTable runId={run.id} isGoingOn={!isOver} />}
          {run.checks.length > 0 && <CheckTable checks={run.checks} />}
          {run.requests_to.length > 0 && <DestinationTable destinations={run.requests_to} />}
          {run.metrics.length > 0 && <MetricTable metrics={run.metrics} />}
          {(run.verdict === 'passed' || run.verdict === 'failed') && <Trend run={run} />}
          <RunFacts run={run} />
          {isOver && <EvidenceTable runId={run.id} />}
          <RunLog runId={run.id} isGoingOn={!isOver} />
        </Stack>
      )}
    </Page>
  );
};
