import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { loadTestsQuery, useQueueLoadRun } from '../api/resources/load-runs.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { Step } from './step.js';

/** Long enough for a line to be seen, short enough to wait for. */
const MINUTES = 0.5;

const canBeShort = ({ parameters }: LoadTest): boolean => parameters.some(({ name }) => name === 'duration_min');

export const LoadStep = () => {
  const { data = [] } = useQuery(loadTestsQuery);
  const queue = useQueueLoadRun();
  const navigate = useNavigate();
  const test = data.find((each) => each.status === 'ready' && canBeShort(each));
  const run = (name: string) =>
    queue.mutate(
      { test: name, parameters: { duration_min: MINUTES }, priority: 'normal', concurrent: false },
      { onSuccess: (made) => void navigate({ to: '/load-runs/$runId', params: { runId: made.id } }) },
    );
  return (
    <Step
      title="See what it bears"
      about={`Half a minute of many test users at once${test === undefined ? '' : `, by ${test.name}`}.`}
    >
      <ProblemAlert error={queue.error} />
      <Button
        size="xs"
        variant="light"
        onClick={() => test && run(test.name)}
        loading={queue.isPending}
        disabled={test === undefined}
      >
        Run a load test
      </Button>
    </Step>
  );
};
