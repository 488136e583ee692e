import type { Action } from '@rehearsal/contracts/actions/actions';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { EngineKind } from '@rehearsal/contracts/http/system/engines';
import type { CoachReply } from '@rehearsal/contracts/instance/instance';
import type { Meter } from './meter.js';

/** What an engine answers: one message of a person, in the state that the session is in. */
export interface Turn {
  /**
   * As it was before the message: what was said and not answered yet is not in it. Of a long session it holds the last
   * messages and actions, see `past`.
   */
  readonly state: CoachingState;
  /** What the state leaves out, since it is long ago. */
  readonly past: Past;
  readonly message: string;
  /** Of two turns that are alike, the one with the same seed gets the same answer, if the engine can promise that. */
  readonly seed: number;
  /** ISO 8601. */
  readonly now: string;
  /** Null outside of a session. */
  readonly instanceId: string | null;
  /** The trial of a rehearsal that the turn is part of: one has an instance of its own. Null where a person speaks. */
  readonly trialId: string | null;
}

export interface Past {
  /** How many messages were said before those of the state. */
  readonly messages: number;
  /** How many actions were done before those of the state. */
  readonly actions: number;
  /** Names of identities that were ever proposed. */
  readonly proposedNames: readonly string[];
}

/** Of a session that the state holds all of. */
export const NO_PAST: Past = { messages: 0, actions: 0, proposedNames: [] };

export interface Answer {
  readonly reply: CoachReply;
  readonly actions: readonly Action[];
  /** What the engine was given to see, for the people who ask why it answered so. */
  readonly prompt: string;
}

/**
 * A coach. `reply` yields the tokens of the answer, which joined are the reply's content, and returns the whole. It
 * throws EngineError when there is no answer to be had.
 */
export interface Engine {
  readonly name: string;
  /** Kind, model and digest of the instructions: what has another one is another coach. */
  readonly fingerprint: string;
  readonly kind: EngineKind;
  /** For the whole of an answer; Infinity where none takes any time to speak of. */
  readonly timeoutMs: number;
  /** How many turns it is asked for at once; undefined: any number. */
  readonly maxConcurrent?: number;
  /** What a rehearsal run asks it for at most, unless the run says otherwise; undefined: no limit. */
  readonly maxCallsPerRun?: number | undefined;
  readonly maxTokensPerRun?: number | undefined;
  reply(turn: Turn, asked?: Asked): AsyncGenerator<string, Answer, undefined>;
}

export interface Asked {
  /** Counts each call that the turn takes, and the time of the last. */
  readonly meter?: Meter;
  /** What is left of the turn's time, where that is less than all of it. */
  readonly withinMs?: number;
}

export type EngineFailure =
  'ENGINE_UNKNOWN' | 'ENGINE_TIMEOUT' | 'ENGINE_UNAVAILABLE' | 'ENGINE_REFUSED' | 'ENGINE_BAD_ANSWER';

export class EngineError extends Error {
  override name = 'EngineError';

  constructor(
    readonly code: EngineFailure,
    detail: string,
    cause?: unknown,
    /** When to ask again, where the engine said so. */
    readonly retryAfterMs?: number,
  ) {
    super(detail, { cause });
  }
}

/** Named where no engine had a part in what became of a turn. */
export const NO_ENGINE = 'none';

/** Runs a reply to its end, giving each token to `onToken` as it comes. */
export async function finish<A extends Answer>(
  reply: AsyncGenerator<string, A, undefined>,
  onToken: (token: string, index: number) => void | Promise<void> = () => {},
): Promise<A> {
  for (let index = 0; ; index += 1) {
    const step = await reply.next();
    if (step.done) return step.value;
    await onToken(step.value, index);
  }
}
