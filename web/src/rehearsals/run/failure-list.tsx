import '../verdict/listed.css';
import { Group, Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Part } from '../../parts/part.js';
import { Mark } from '../verdict/mark.js';
import { trialLooks } from '../verdict/looks.js';
import { countOf, stepWords } from '../verdict/measures.js';
import { Demand } from '../verdict/demand.js';
import { failuresOf, type Failure } from './failures.js';
import { TrialLinks } from './trial-links.js';

interface Props {
  readonly run: RehearsalRunView;
}

const Broken = ({ run, failure }: Props & { readonly failure: Failure }) => {
  const { rehearsal, expectation, step, path, expected, measured, otherwise, trials } = failure;
  const planned = run.rehearsals[rehearsal];
  return (
    <li>
      <Group gap="xs" wrap="nowrap" align="start">
        <Mark look={trialLooks.failed} />
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {expectation}
          </Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {planned?.rehearsal}, at {stepWords(step)}
            {path !== null && `, ${path}`}
          </Text>
        </div>
      </Group>
      <Demand expected={expected} measured={measured} />
      {otherwise > 0 && (
        <Text size="xs" c="dimmed">
          In {countOf(otherwise, 'other trial')} something else was found.
        </Text>
      )}
      <Text size="sm" component="div" mt={4}>
        Broke in {trials.length} of {countOf(planned?.trials ?? trials.length, 'trial')}:{' '}
        <TrialLinks run={run} trials={trials} />
      </Text>
    </li>
  );
};

/** What broke, each expectation once. */
export const FailureList = ({ run }: Props) => {
  const failures = failuresOf(run);
  if (failures.length === 0) return null;
  return (
    <Part title="What broke">
      <ul className="listed" aria-label="What broke">
        {failures.map(
          (failure) =>
          <Broken key={`${failure.rehearsal} ${failure.pointer} ${failure.step} ${failure.expectation}`} run={run} failure={failure} />, // prettier-ignore
        )}
      </ul>
    </Part>
  );
};
