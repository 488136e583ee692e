import { Stack, Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { coverageOf } from '@rehearsal/rehearsing/covered/coverage';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { rehearsalRunQuery } from '../api/resources/rehearsals.js';
import { Empty } from '../components/empty.js';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { CoveredLists } from './covered/covered-lists.js';
import { CoveringTrials } from './covered/covering-trials.js';
import { HeatMap } from './covered/heat-map.js';
import { cellKey, phaseActionsOf } from './covered/phase-actions.js';
import { useTrials, type ReadTrials } from './covered/use-trials.js';
import { countOf } from './verdict/measures.js';
import { titleOf } from './verdict/title-of.js';

const route = getRouteApi('/inside/rehearsal-runs/$runId/coverage');

const whatIsRead = ({ trials, gone }: ReadTrials, all: number): string =>
  [
    `Of ${countOf(trials.length, 'trial')}`,
    ...(gone > 0 ? [`${countOf(gone, 'other')} past their time`] : []),
    ...(all > trials.length + gone ? [`the first of ${all}`] : []),
  ].join(', ');

const Covered = ({ run, read }: { readonly run: RehearsalRunView; readonly read: ReadTrials }) => {
  const { phase, action } = route.useSearch();
  const courses = read.trials.map(({ trial }) => trial);
  const cells = phaseActionsOf(courses);
  const isChosen = phase !== undefined && action !== undefined;
  const chosen = isChosen ? cellKey(phase, action) : undefined;
  const covering = (chosen === undefined ? [] : (cells.get(chosen) ?? [])).flatMap(
    (place) => read.trials[place]?.summary ?? [],
  );
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {whatIsRead(read, run.trials.length)}. A number is how many of them went through it.
      </Text>
      <HeatMap runId={run.id} cells={cells} trials={courses.length} chosen={chosen} />
      {isChosen && <CoveringTrials run={run} phase={phase} action={action} trials={covering} />}
      <CoveredLists coverage={coverageOf(courses)} />
    </Stack>
  );
};

const Screen = ({ run }: { readonly run: RehearsalRunView }) => {
  const query = useTrials(run);
  return (
    <>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Reading the trials" />}
      {query.data?.trials.length === 0 && (
        <Empty title="No trial can be read">None has ended yet, or all are past their time.</Empty>
      )}
      {query.data && query.data.trials.length > 0 && <Covered run={run} read={query.data} />}
    </>
  );
};

/** What a run went through of all that a coach can do, and what it never did. */
export const CoveragePage = () => {
  const { runId } = route.useParams();
  const run = useQuery(rehearsalRunQuery(runId));
  return (
    <Page
      title={run.data === undefined ? 'Coverage' : `${titleOf(run.data)}, coverage`}
      actions={
        <LinkButton to="/rehearsal-runs/$runId" params={{ runId }} variant="default" size="xs">
          The run
        </LinkButton>
      }
    >
      <ProblemAlert error={run.error} retry={() => void run.refetch()} />
      {run.isPending && <Loading what="Loading the run" />}
      {run.data && <Screen run={run.data} />}
    </Page>
  );
};
