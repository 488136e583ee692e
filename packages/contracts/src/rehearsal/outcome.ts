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

/** `flaky: 2 of 3 passed`, and how many could not be judged. */
export function shownCounts({ verdict, passed, failed, errors, trials }: Counted): string {
  const word = verdict?.replace('_', ' ') ?? `${passed + failed + errors} of ${trials} ended`;
  const judged = `${passed} of ${passed + failed} passed`;
  return `${word}: ${judged}${errors === 0 ? '' : `, ${errors} could not be judged`}`;
}
