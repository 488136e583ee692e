import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { TextLink } from '../../components/buttons/text-link.js';

interface Props {
  readonly run: Pick<RehearsalRunView, 'id'>;
  readonly trials: readonly Pick<TrialSummary, 'rehearsal' | 'trial'>[];
}

/** More of them are led to by the grid of trials. */
const MOST_LINKS = 10;

/** The trials in which something happened, within a sentence. */
export const TrialLinks = ({ run, trials }: Props) => (
  <>
    {trials.slice(0, MOST_LINKS).map(({ rehearsal, trial }, index) => (
      <span key={trial}>
        {index > 0 && ', '}
        <TextLink
          to="/rehearsal-runs/$runId/trials/$rehearsal/$trial"
          params={{ runId: run.id, rehearsal: String(rehearsal), trial: String(trial) }}
          size="sm"
          underline="always"
        >
          trial {trial}
        </TextLink>
      </span>
    ))}
    {trials.length > MOST_LINKS && ` and ${trials.length - MOST_LINKS} more`}
  </>
);
