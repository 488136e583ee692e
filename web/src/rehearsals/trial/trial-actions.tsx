import { Button } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { CopyButton } from '../../components/buttons/copy-button.js';
import { LinkButton } from '../../components/buttons/link-button.js';
import { trialCommand } from '../verdict/commands.js';
import { beforeFailure } from '@rehearsal/rehearsing/shown/before-failure';

interface Props {
  readonly run: RehearsalRunView;
  readonly planned: RehearsalRunView['rehearsals'][number];
  readonly trial: Trial;
  readonly isForking: boolean;
  readonly onFork: ((version: number) => void) | undefined;
}

/** What can be done about a trial: to look at its test user, to go on from before the failure, to repeat it. */
export const TrialActions = ({ run, planned, trial, isForking, onFork }: Props) => {
  const before = beforeFailure(trial);
  return (
    <>
      {trial.kept && trial.instance_id !== null && (
        <LinkButton to="/instances/$instanceId" params={{ instanceId: trial.instance_id }} variant="default" size="xs">
          Open this instance
        </LinkButton>
      )}
      {onFork && before && (
        <Button
          size="xs"
          loading={isForking}
          onClick={() => onFork(before.version)}
          title={before.next === 'last' ? 'Before the last turn' : `Before step ${before.next}`}
        >
          Fork before the failure
        </Button>
      )}
      <CopyButton value={trialCommand(run, planned, trial.trial)} label="Copy the command that repeats it" />
      <LinkButton to="/rehearsal-runs/$runId" params={{ runId: run.id }} variant="default" size="xs">
        The whole run
      </LinkButton>
    </>
  );
};
