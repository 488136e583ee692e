import '../verdict/listed.css';
import { Group, Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Part } from '../../parts/part.js';
import { trialLooks } from '../verdict/looks.js';
import { Mark } from '../verdict/mark.js';
import { countOf } from '../verdict/measures.js';
import { errorsOf } from './errors.js';
import { TrialLinks } from './trial-links.js';

/** What kept trials from being judged, and whose fault it was: never the coach's. */
export const ErrorList = ({ run }: { readonly run: RehearsalRunView }) => {
  const errors = errorsOf(run);
  if (errors.length === 0) return null;
  return (
    <Part title="What could not be judged">
      <ul className="listed" aria-label="What could not be judged">
        {errors.map(({ rehearsal, error: { kind, detail }, otherwise, trials }) => (
          <li key={`${rehearsal} ${kind}`}>
            <Group gap="xs" wrap="nowrap" align="start">
              <Mark look={trialLooks.error} />
              <Text size="sm" fw={600} miw={0} style={{ overflowWrap: 'anywhere' }}>
                {run.rehearsals[rehearsal]?.rehearsal}
              </Text>
            </Group>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {kind}: {detail}
            </Text>
            {otherwise > 0 && (
              <Text size="xs" c="dimmed">
                In {countOf(otherwise, 'other trial')} it was said in other words.
              </Text>
            )}
            <Text size="sm" component="div" mt={4}>
              Not judged in {trials.length} of {countOf(run.rehearsals[rehearsal]?.trials ?? trials.length, 'trial')}:{' '}
              <TrialLinks run={run} trials={trials} />
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
};
