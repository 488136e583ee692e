import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { ExpectationResult, ToldAction } from '@rehearsal/contracts/rehearsal/trial';
import type { ToldState } from '../told-state.js';

/** What a judgement goes by: a step, or the whole trial for what must be true at its end. */
export interface Circumstances {
  readonly step: ExpectationResult['step'];
  readonly state: ToldState;
  /** What `unchanged` compares with: before the step, or at the start of the trial. */
  readonly before: ToldState;
  /** The coach's last word; null where it has not said any. */
  readonly reply: string | null;
  readonly choices: readonly string[];
  readonly applied: readonly ToldAction[];
  readonly refused: readonly ToldAction[];
  /** In the order in which they were entered, the one at the start first. */
  readonly phases: readonly string[];
}

/** One judgement, before it is told where it was made. */
export interface Judged {
  readonly path?: string;
  /** Below the expectation. */
  readonly pointer: string;
  readonly says: string;
  readonly expected: JsonValue;
  readonly measured: JsonValue;
  readonly ok: boolean;
}

/** Judges one kind of expectation; throws JudgementError for what the rehearsal has wrong. */
export type Judge = (expectation: Expectation, circumstances: Circumstances) => Judged[];
