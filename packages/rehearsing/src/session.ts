import type { AnswerTimes } from '@rehearsal/contracts/engine/answer-times';
import type { EngineCost } from '@rehearsal/contracts/engine/engine-cost';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { CoachReply } from '@rehearsal/contracts/instance/instance';
import type {
  ExpectationResult,
  ToldAction,
  TrialError,
  TrialStep,
  TrialVerdict,
  TurnRecord,
} from '@rehearsal/contracts/rehearsal/trial';

/** A test user whom a trial speaks as. */
export interface Session {
  /** Of the person, as it stands: read once at the start. */
  state(): Promise<CoachingState>;
  /** Resolves when the coach has answered; throws TrialFault where it did not. */
  say(text: string): Promise<SaidTurn>;
  advanceClock(seconds: number): Promise<{ state: CoachingState; clock: string }>;
}

/** What came of a message. */
export interface SaidTurn {
  /** After the turn. */
  readonly state: CoachingState;
  readonly reply: CoachReply;
  readonly choices: readonly string[];
  /** In told form, see `toldAction`. */
  readonly applied: readonly ToldAction[];
  readonly refused: readonly ToldAction[];
  readonly prompt: string;
  readonly cost: EngineCost;
  readonly times?: AnswerTimes | undefined;
  readonly messageId: string;
  readonly versionBefore: number;
  readonly versionAfter: number;
  readonly durationMs: number;
  readonly engine: string;
  readonly fingerprint: string | null;
}

/** What a trial came to. */
export interface TrialOutcome {
  readonly verdict: TrialVerdict;
  readonly error: TrialError | null;
  readonly steps: TrialStep[];
  readonly turns: TurnRecord[];
  readonly results: ExpectationResult[];
  /** Of all its calls, those that came to no answer too. */
  readonly cost: EngineCost;
}
