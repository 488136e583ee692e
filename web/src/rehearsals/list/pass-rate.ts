import type { RehearsalMark } from '@rehearsal/contracts/http/rehearsals';

interface PassRate {
  /** Of the judged trials, those that passed. */
  readonly rate: number;
  readonly judged: number;
  /** Where the true rate is, in 95 of 100 cases. */
  readonly low: number;
  readonly high: number;
}

/** 97.5 % of a normal distribution are below it. */
const Z = 1.96;

/** Wilson, Probable inference, the law of succession, and statistical inference (1927): right for few trials as well. */
const wilson = (rate: number, judged: number): Pick<PassRate, 'low' | 'high'> => {
  const spread = 1 + Z ** 2 / judged;
  const centre = rate + Z ** 2 / (2 * judged);
  const margin = Z * Math.sqrt((rate * (1 - rate)) / judged + Z ** 2 / (4 * judged ** 2));
  return { low: Math.max(0, (centre - margin) / spread), high: Math.min(1, (centre + margin) / spread) };
};

/** How often the coach passed over these runs; undefined where no trial could be judged. An error is not the coach's. */
export const passRateOf = (marks: readonly Pick<RehearsalMark, 'passed' | 'failed'>[]): PassRate | undefined => {
  const passed = marks.reduce((sum, mark) => sum + mark.passed, 0);
  const judged = marks.reduce((sum, mark) => sum + mark.passed + mark.failed, 0);
  if (judged === 0) return undefined;
  const rate = passed / judged;
  return { rate, judged, ...wilson(rate, judged) };
};
