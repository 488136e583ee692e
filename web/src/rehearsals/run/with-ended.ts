import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { RehearsalRunPush } from '@rehearsal/contracts/socket/pushes';

const COUNTED = { passed: 'passed', failed: 'failed', error: 'errors' } as const;

const withTrial = (run: RehearsalRunView, trial: TrialSummary): RehearsalRunView => {
  const count = COUNTED[trial.verdict];
  const rehearsals = run.rehearsals.map((rehearsal, place) =>
    place === trial.rehearsal ? { ...rehearsal, [count]: rehearsal[count] + 1 } : rehearsal,
  );
  return { ...run, rehearsals, trials: [...run.trials, trial] };
};

/**
 * A run with the trials that a push tells of. Undefined where the push does not tell all: versions were missed, the run
 * came to another state, or a rehearsal has had its last trial, which its verdict follows from.
 */
export const withEnded = (run: RehearsalRunView, push: RehearsalRunPush): RehearsalRunView | undefined => {
  const { version, state = run.state, trials = [] } = push;
  if (version !== run.version + 1 || state !== run.state) return undefined;
  const next = trials.reduce(withTrial, run);
  const isJudged = next.rehearsals.some(
    ({ verdict, passed, failed, errors, trials: planned }) => verdict === null && passed + failed + errors >= planned,
  );
  return isJudged ? undefined : { ...next, version };
};
