import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { TrialError } from '@rehearsal/contracts/rehearsal/trial';

/** What kept trials of a rehearsal from being judged, by whose fault it was. */
interface Unjudged {
  /** The place of the rehearsal in the run, from 0. */
  readonly rehearsal: number;
  /** Of the first of them. */
  readonly error: TrialError;
  /** In how many of them it was said in other words. */
  readonly otherwise: number;
  readonly trials: readonly TrialSummary[];
}

/** Why trials could not be judged, by rehearsal: a hundred trials mostly end over one thing. */
export const errorsOf = ({ trials }: Pick<RehearsalRunView, 'trials'>): readonly Unjudged[] => {
  const found = new Map<string, Unjudged>();
  for (const trial of trials.toSorted((left, right) => left.rehearsal - right.rehearsal || left.trial - right.trial)) {
    const { rehearsal, error } = trial;
    if (error === null) continue;
    const key = `${rehearsal} ${error.kind}`;
    const before = found.get(key) ?? { rehearsal, error, otherwise: 0, trials: [] };
    const otherwise = before.otherwise + Number(before.error.detail !== error.detail);
    found.set(key, { ...before, otherwise, trials: [...before.trials, trial] });
  }
  return [...found.values()];
};
