/** Why a coach gave no answer: it took too long, was not there, declined, or said what is no answer. */
export type CoachFailureKind = 'timeout' | 'unavailable' | 'refused' | 'bad_answer';

/** Says in one sentence what the coach did, for the people who look after it. */
export class CoachFailure extends Error {
  override name = 'CoachFailure';

  constructor(
    readonly kind: CoachFailureKind,
    detail: string,
    /** When it asks to be asked again. */
    readonly retryAfterMs?: number,
    cause?: unknown,
  ) {
    super(detail, { cause });
  }
}

export const badAnswer = (detail: string, cause?: unknown): CoachFailure =>
  new CoachFailure('bad_answer', detail, undefined, cause);
