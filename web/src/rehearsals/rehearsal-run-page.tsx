import { Button, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { useCancelRehearsalRun } from '../api/resources/rehearsals.js';
import { CopyButton } from '../components/buttons/copy-button.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ReportMenu } from '../reports/report-menu.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import { notifyProblem } from '../problems/notify.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ErrorList } from './run/error-list.js';
import { FailureList } from './run/failure-list.js';
import { GateTable } from './run/gate-table.js';
import { PinButton } from './run/pin-button.js';
import { RunFacts } from './run/run-facts.js';
import { RunProgress } from './run/run-progress.js';
import { TrialGrid } from './run/trial-grid.js';
import { useLiveRun } from './run/use-live-run.js';
import { VerdictAlert } from './run/verdict-alert.js';
import { runCommand } from './verdict/commands.js';
import { LookBadge } from './verdict/look-badge.js';
import { PinnedBadge } from './verdict/pinned-badge.js';
import { runLooks } from './verdict/looks.js';
import { titleOf } from './verdict/title-of.js';
import { isUnfinished } from '@rehearsal/contracts/rehearsal/unfinished';
import { isCancellable } from './verdict/run-states.js';

const REPORTS = [
  { ending: 'md', label: 'Markdown' },
  { ending: 'xml', label: 'JUnit XML' },
  { ending: 'ctrf', label: 'CTRF' },
  { ending: 'json', label: 'JSON' },
] as const;

const route = getRouteApi('/inside/rehearsal-runs/$runId');

/** One run: whether its rehearsals met their gates, then what broke, then every trial. */
export const RehearsalRunPage = () => {
  const { runId } = route.useParams();
  const { query, watching } = useLiveRun(runId);
  const mayRun = useMay('rehearsal:run');
  const cancel = useCancelRehearsalRun(runId);
  const run = query.data;
  const isOver = run !== undefined && !isUnfinished(run.state);
  return (
    <Page
      title={run === undefined ? 'Rehearsal run' : titleOf(run)}
      tabTitle={run === undefined ? 'Rehearsal run' : `${titleOf(run)}: ${runLooks[run.state].words}`}
      beside={
        run && (
          <>
            <LookBadge look={runLooks[run.state]} />
            {run.pinned && <PinnedBadge />}
            {!isOver && <LivenessBadge watching={watching} />}
          </>
        )
      }
      actions={
        <>
          {mayRun && run && isCancellable(run.state) && (
            <Button
              color="red"
              variant="light"
              size="xs"
              loading={cancel.isPending}
              onClick={() => cancel.mutate(undefined, { onError: notifyProblem })}
            >
              Cancel run
            </Button>
          )}
          {mayRun && run?.verdict === 'passed' && <PinButton run={run} />}
          {isOver && <ReportMenu path={`/rehearsal-runs/${run.id}/report`} name={run.id} formats={REPORTS} size="xs" />}
          {run && <CopyButton value={runCommand(run)} label="Copy the command that repeats it" />}
          {isOver && (
            <>
              <LinkButton to="/rehearsal-runs/$runId/compare" params={{ runId }} variant="default" size="xs">
                Compare
              </LinkButton>
              <LinkButton to="/rehearsal-runs/$runId/coverage" params={{ runId }} variant="default" size="xs">
                Coverage
              </LinkButton>
            </>
          )}
          <LinkButton to="/rehearsal-runs" variant="default" size="xs">
            All runs
          </LinkButton>
        </>
      }
    >
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the run" />}
      {run && (
        <Stack gap="lg">
          <VerdictAlert run={run} />
          {!isOver && <RunProgress run={run} />}
          <GateTable rehearsals={run.rehearsals} />
          <FailureList run={run} />
          <ErrorList run={run} />
          <TrialGrid run={run} />
          <RunFacts run={run} />
        </Stack>
      )}
    </Page>
  );
};
