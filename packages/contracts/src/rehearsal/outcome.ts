import type { PlannedRehearsal, RehearsalSummary } from './rehearsal-run.js';

/** What a rehearsal counts as where only cases are known; `unknown` while, or because, not all of its trials ended. */
export type Outcome = 'passed' | 'failed' | 'error' | 'unknown';

/** A flaky one is a failure unless its gate is met. */
export function outcomeOf({ verdict, gate_met }: Pick<RehearsalSummary, 'verdict' | 'gate_met'>): Outcome {
  if (verdict === null) return 'unknown';
  if (verdict === 'error') return 'error';
  return gate_met === true ? 'passed' : 'failed';
}

type Counted = RehearsalSummary & Pick<PlannedRehearsal, 'trials'>;

/** `always pass`; before the verdict how many trials have ended. */
export const shownVerdict = ({ verdict, passed, failed, errors, trials }: Counted): string =>
  verdict?.replace('_', ' ') ?? `${passed + failed + errors} of ${trials} ended`;

/** `2 of 3`: how many passed of those that could be judged. */
export const shownPassed = ({ passed, failed }: Pick<RehearsalSummary, 'passed' | 'failed'>): string =>
  `${passed} of ${passed + failed}`;

/** `flaky: 2 of 3 passed`, and how many could not be judged. */
export const shownCounts = (counted: Counted): string =>
  `${shownVerdict(counted)}: ${shownPassed(counted)} passed` +
  (counted.errors === 0 ? '' : `, ${counted.errors} could not be judged`);
