import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';

/** One expectation that broke, in however many trials. */
export interface Failure extends Pick<
  ExpectationResult,
  'expectation' | 'step' | 'path' | 'pointer' | 'expected' | 'measured'
> {
  /** The place of its rehearsal in the run, from 0. */
  readonly rehearsal: number;
  /** In how many of its trials something else was measured than in the first. */
  readonly otherwise: number;
  /** Those in which it broke, in their order. */
  readonly trials: readonly TrialSummary[];
}

/** The end comes after every step. */
const orderOf = ({ step }: Pick<Failure, 'step'>): number => (step === 'end' ? Number.MAX_SAFE_INTEGER : step);

/** What broke in a run, by rehearsal and in the order of its steps. A trial tells of its first ten alone. */
export const failuresOf = ({ trials }: Pick<RehearsalRunView, 'trials'>): readonly Failure[] => {
  const found = new Map<string, Failure>();
  const inOrder = trials.toSorted((left, right) => left.rehearsal - right.rehearsal || left.trial - right.trial);
  for (const trial of inOrder) {
    for (const { expectation, step, path, pointer, expected, measured } of trial.failures) {
      const key = JSON.stringify([trial.rehearsal, pointer, step, expectation]);
      const before = found.get(key);
      const isOther = before !== undefined && JSON.stringify(before.measured) !== JSON.stringify(measured);
      found.set(key, {
        ...(before ?? { rehearsal: trial.rehearsal, expectation, step, path, pointer, expected, measured }),
        otherwise: (before?.otherwise ?? 0) + Number(isOther),
        trials: [...(before?.trials ?? []), trial],
      });
    }
  }
  return [...found.values()].sort((left, right) => left.rehearsal - right.rehearsal || orderOf(left) - orderOf(right));
};
