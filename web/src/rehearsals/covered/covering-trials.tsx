import '../verdict/listed.css';
import { Text } from '@mantine/core';
import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Part } from '../../parts/part.js';
import { wordsOf } from '../../components/phases/phase-words.js';
import { TextLink } from '../../components/buttons/text-link.js';

interface Props {
  readonly run: RehearsalRunView;
  readonly phase: string;
  readonly action: string;
  readonly trials: readonly TrialSummary[];
}

/** The trials that a cell of the heat map counts. */
export const CoveringTrials = ({ run, phase, action, trials }: Props) => (
  <Part title={`${wordsOf(action)} in ${wordsOf(phase)}`}>
    <ul className="listed" aria-label="Trials that covered it">
      {trials.map(({ rehearsal, trial }) => (
        <li key={`${rehearsal} ${trial}`}>
          <TextLink
            to="/rehearsal-runs/$runId/trials/$rehearsal/$trial"
            params={{ runId: run.id, rehearsal: String(rehearsal), trial: String(trial) }}
            size="sm"
          >
            {run.rehearsals[rehearsal]?.rehearsal}, trial {trial}
          </TextLink>
        </li>
      ))}
      {trials.length === 0 && (
        <li>
          <Text size="sm">No trial of this run did.</Text>
        </li>
      )}
    </ul>
  </Part>
);
