import '../verdict/listed.css';
import { Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Part } from '../../components/part.js';
import { TextLink } from '../../components/buttons/text-link.js';

/** Trials that ended in an error, and whose it is: never the coach's. */
export const ErrorList = ({ run }: { readonly run: RehearsalRunView }) => {
  const trials = run.trials.filter(({ error }) => error !== null);
  if (trials.length === 0) return null;
  return (
    <Part title="What could not be judged">
      <ul className="listed" aria-label="What could not be judged">
        {trials.map(({ rehearsal, trial, error }) => (
          <li key={`${rehearsal} ${trial}`}>
            <TextLink
              to="/rehearsal-runs/$runId/trials/$rehearsal/$trial"
              params={{ runId: run.id, rehearsal: String(rehearsal), trial: String(trial) }}
              size="sm"
              fw={600}
            >
              {run.rehearsals[rehearsal]?.rehearsal}, trial {trial}
            </TextLink>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {error?.kind}: {error?.detail}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
};
