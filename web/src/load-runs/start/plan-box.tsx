import { Alert, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { PlanParameters } from '@rehearsal/contracts/load/tests/load-test-plan';
import { effectWords, planWords } from '@rehearsal/contracts/load/tests/plan-words';
import { useQuery } from '@tanstack/react-query';
import { loadTestPlanQuery } from '../../api/resources/load-tests.js';
import { Folded } from '../../components/tables/folded.js';
import { ProblemAlert } from '../../problems/problem-alert.js';

interface Props {
  readonly test: string;
  readonly parameters: PlanParameters;
}

/** Typing is over for now: each question is a k6 process. */
const STILL_FOR_MS = 400;

const limitsOf = (thresholds: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  Object.entries(thresholds).flatMap(([metric, limits]) => limits.map((limit) => `${metric} ${limit}`));

/** What the run would do with what stands in the fields, in the words of its script. */
export const PlanBox = ({ test, parameters }: Props) => {
  const [asked] = useDebouncedValue(parameters, STILL_FOR_MS);
  const { data: plan, error, isPending } = useQuery(loadTestPlanQuery(test, asked));
  if (error !== null) return <ProblemAlert error={error} />;
  if (isPending)
    return (
      <Text size="sm" c="dimmed" role="status">
        k6 reads the script…
      </Text>
    );
  if (plan.error !== null)
    return (
      <Alert color="red" title="It would not run" role="status">
        {plan.error}
      </Alert>
    );
  const effect = effectWords(plan);
  const limits = limitsOf(plan.thresholds);
  return (
    <Alert color="gray" title="What it will do" role="status">
      {planWords(plan).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      {effect !== null && (
        <Text size="sm" fs="italic">
          {effect}
        </Text>
      )}
      {limits.length > 0 && (
        <Folded
          summary={`Judged by ${limits.length} ${limits.length === 1 ? 'threshold' : 'thresholds'} of the script`}
        >
          {() => (
            <List size="xs" ff="monospace">
              {limits.map((limit) => (
                <List.Item key={limit}>{limit}</List.Item>
              ))}
            </List>
          )}
        </Folded>
      )}
    </Alert>
  );
};
