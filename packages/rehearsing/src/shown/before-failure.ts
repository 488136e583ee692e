import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { brokenOf } from './shown-steps.js';

/** A moment that a fork can go on from. */
interface BeforeFailure {
  /** Of the instance. */
  readonly version: number;
  /** What comes next there: a step by its number; `last`: the last turn, where the end was found wrong. */
  readonly next: number | 'last';
}

/**
 * Right before what the first broken expectation was judged after: its step, or the last turn where it is of the end. A
 * step without a turn of its own, such as a choice that was not offered, comes after all turns before it. Undefined where
 * nothing broke, or nothing was said before it.
 */
export const beforeFailure = (trial: Pick<Trial, 'results' | 'turns'>): BeforeFailure | undefined => {
  const broken = brokenOf(trial);
  const steps = broken.flatMap(({ step }) => (step === 'end' ? [] : [step]));
  if (broken.length === 0) return undefined;
  if (steps.length === 0) {
    const last = trial.turns.at(-1);
    return last && { version: last.version_before, next: 'last' };
  }
  const next = Math.min(...steps);
  const first = trial.turns.find(({ step }) => step === next);
  const version = first?.version_before ?? trial.turns.findLast(({ step }) => step < next)?.version_after;
  return version === undefined ? undefined : { version, next };
};
