import type { TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ExpectationResult, Trial } from '@rehearsal/contracts/rehearsal/trial';
import type { TrialOf } from '../runs/progress.js';

const MOST_FAILURES = 10;
/** A whole reply is in the trial's document; the run tells how it begins. */
const LONGEST_TEXT = 1000;

/** What the run keeps of a trial. */
export function summaryOf(
  { seed, verdict, error, instance_id, kept, turns, results, cost, person_cost, started_at, ended_at }: Trial,
  { rehearsal, trial }: TrialOf,
): TrialSummary {
  const broken = results.filter(({ ok }) => ok === false);
  return {
    rehearsal,
    trial,
    seed,
    verdict,
    error: error && { ...error, detail: shortened(error.detail) },
    instance_id,
    kept,
    turns: turns.length,
    duration_ms: Math.max(0, Date.parse(ended_at) - Date.parse(started_at)),
    cost,
    ...(person_cost && { person_cost }),
    failures: broken
      .filter(({ should }) => !should)
      .slice(0, MOST_FAILURES)
      .map((result) => ({ ...result, expected: brief(result.expected), measured: brief(result.measured) })),
    advice: broken.filter(({ should }) => should).length,
  };
}

type Value = ExpectationResult['measured'];

/** The same value where it is small, else the beginning of it as text. */
function brief(value: Value): Value {
  if (typeof value === 'string') return shortened(value);
  const text = JSON.stringify(value);
  return text.length <= LONGEST_TEXT ? value : shortened(text);
}

const shortened = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)} (${text.length} characters)`;
