import {
  failureSentence,
  type RehearsalReport,
  type ReportedRehearsal,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';

/** What a rehearsal counts as where a report knows cases only; `unknown` when it was not judged to its end. */
export type Outcome = 'passed' | 'failed' | 'error' | 'unknown';

/** A flaky one is a failure unless its gate is met. */
export function outcomeOf({ verdict, gate_met }: Pick<ReportedRehearsal, 'verdict' | 'gate_met'>): Outcome {
  if (verdict === null) return 'unknown';
  if (verdict === 'error') return 'error';
  return gate_met === true ? 'passed' : 'failed';
}

export const isOver = ({ verdict }: Pick<RehearsalReport, 'verdict'>): boolean => verdict !== null;

/** `flaky: 2 of 3 passed`, and what could not be judged. */
export function countsOf({ verdict, passed, failed, errors, trials }: ReportedRehearsal): string {
  const word = verdict === null ? `${passed + failed + errors} of ${trials} ended` : verdict.replace('_', ' ');
  const judged = `${passed} of ${passed + failed} passed`;
  return `${word}: ${judged}${errors === 0 ? '' : `, ${errors} could not be judged`}`;
}

/** A line for each thing that went wrong, what broke first: all that is on record of it. */
export const linesOf = ({ failures, ended }: ReportedRehearsal): string[] => [
  ...failures.map(failureSentence),
  ...ended.flatMap(({ error, trial, seed, link }) =>
    error === null ? [] : [`error (${error.kind}): ${error.detail}, trial ${trial} with seed ${seed}, ${link}`],
  ),
];

export const secondsOf = ({ ended }: Pick<ReportedRehearsal, 'ended'>): number =>
  ended.reduce((sum, { duration_ms }) => sum + duration_ms, 0) / 1000;
