import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';
import { expectationAt } from '../expectation-at.js';
import { takenOver } from './taken-over.js';

interface OfExpectation extends Pick<ExpectationResult, 'expectation' | 'step'> {
  /** Of what is replaced, or of what is to be looked at: RFC 6901, below the rehearsal. */
  pointer: string;
}

/** A value of the file that gives way to what the coach did. */
interface Change extends OfExpectation {
  from: JsonValue;
  to: JsonValue;
}

/** What broke and has no value that could be taken over. */
interface ByHand extends OfExpectation {
  why: string;
}

export interface Acceptance {
  changes: Change[];
  byHand: ByHand[];
}

/** Of one trial that was judged. */
type Results = readonly ExpectationResult[];

/**
 * What a rehearsal would have to expect for what the coach does now to be right. Only what every trial shows alike is
 * taken over, and only values: whether other words are good words, a person must say.
 */
export function acceptanceOf(rehearsal: Rehearsal, trials: readonly Results[]): Acceptance {
  const found: Acceptance = { changes: [], byHand: [] };
  const broken = trials.flatMap((results) => results.filter(({ ok }) => ok === false).map(({ pointer }) => pointer));
  for (const pointer of new Set(broken)) {
    const judged = trials.flatMap((results) => results.filter((result) => result.pointer === pointer && result.ok !== null)); // prettier-ignore
    const [first] = judged;
    if (first === undefined) continue;
    const { expectation, step } = first;
    const demanded = expectationAt(rehearsal, pointer);
    if (demanded?.advice !== undefined) continue;
    const taken = unsteady(judged) ?? takenOver(demanded, first);
    if (typeof taken === 'string') found.byHand.push({ pointer, expectation, step, why: taken });
    else
      for (const { below, ...values } of taken)
        found.changes.push({ pointer: `${pointer}${below}`, expectation, step, ...values });
  }
  return found;
}

/** Why there is no one value that is right. */
function unsteady(judged: Results): string | undefined {
  const held = judged.filter(({ ok }) => ok).length;
  if (held > 0) return `it held in ${held} of ${judged.length} trials: the coach is unsteady, so no value is right`;
  const values = new Set(judged.map(({ measured }) => canonicalJson(measured)));
  return values.size > 1 ? `the ${judged.length} trials show ${values.size} different values` : undefined;
}
