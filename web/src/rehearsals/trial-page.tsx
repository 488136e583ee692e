import '../chat/chat.css';
import './trial/trial.css';
import { Stack, Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { rehearsalRunQuery, trialQuery } from '../api/resources/rehearsals.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { Part } from '../parts/part.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ResultList } from './trial/result-list.js';
import { endResults, shownSteps } from '@rehearsal/rehearsing/shown/shown-steps';
import { StepView } from './trial/step-view.js';
import { TrialActions } from './trial/trial-actions.js';
import { TrialFacts } from './trial/trial-facts.js';
import { TrialVerdict } from './trial/trial-verdict.js';
import { useFork } from './trial/use-fork.js';
import { LookBadge } from './verdict/look-badge.js';
import { trialLooks } from './verdict/looks.js';

const route = getRouteApi('/inside/rehearsal-runs/$runId/trials/$rehearsal/$trial');

interface Props {
  readonly run: RehearsalRunView;
  readonly planned: RehearsalRunView['rehearsals'][number];
  readonly trial: Trial;
}

/** A trial as a transcript, with what was expected where it was judged. */
const TrialScreen = ({ run, planned, trial }: Props) => {
  const fork = useFork(trial);
  const mayFork = useMay('instance:write') && trial.kept;
  const onFork = mayFork ? fork.mutate : undefined;
  const title = `${trial.rehearsal}, trial ${trial.trial}`;
  const ends = endResults(trial);
  return (
    <Page
      className="trial-page"
      title={title}
      tabTitle={`${title}: ${trialLooks[trial.verdict].words}`}
      beside={<LookBadge look={trialLooks[trial.verdict]} />}
      actions={<TrialActions run={run} planned={planned} trial={trial} isForking={fork.isPending} onFork={onFork} />}
    >
      <Stack gap="lg">
        <TrialVerdict trial={trial} />
        <Part title="Transcript">
          {shownSteps(trial).map((shown) => (
            <StepView key={shown.step} shown={shown} onFork={onFork} />
          ))}
          {ends.length > 0 && (
            <section className="step" id="step-end" tabIndex={-1} aria-label="The end">
              <Text fw={600} size="sm">
                The end
              </Text>
              <ResultList label="Expectations of the end" results={ends} />
            </section>
          )}
        </Part>
        <TrialFacts run={run} planned={planned} trial={trial} />
      </Stack>
    </Page>
  );
};

export const TrialPage = () => {
  const { runId, rehearsal, trial: number } = route.useParams();
  const run = useQuery(rehearsalRunQuery(runId));
  const trial = useQuery(trialQuery(runId, rehearsal, number));
  const planned = run.data?.rehearsals[Number(rehearsal)];
  if (run.data && planned && trial.data) return <TrialScreen run={run.data} planned={planned} trial={trial.data} />;
  const error = run.error ?? trial.error;
  const retry = () => {
    void run.refetch();
    void trial.refetch();
  };
  return (
    <Page title={`Trial ${number}`}>
      <ProblemAlert error={error} retry={retry} />
      {error === null && <Loading what="Loading the trial" />}
    </Page>
  );
};
