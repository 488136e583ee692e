import type { ReportedFailure } from '@rehearsal/contracts/rehearsal/rehearsal-report';

export interface BrokenExpectation {
  /** As the first trial that broke it tells of it. */
  first: ReportedFailure;
  /** The numbers of all trials that did. */
  trials: number[];
}

/** The failures of a rehearsal by expectation, in the order of the first of each: forty trials break one thing. */
export function alike(failures: readonly ReportedFailure[]): BrokenExpectation[] {
  const broken = new Map<string, BrokenExpectation>();
  for (const failure of failures) {
    const key = `${failure.pointer} ${failure.expectation}`;
    const known = broken.get(key);
    if (known === undefined) broken.set(key, { first: failure, trials: [failure.trial] });
    else if (!known.trials.includes(failure.trial)) known.trials.push(failure.trial);
  }
  return [...broken.values()];
}
