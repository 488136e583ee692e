import { z } from 'zod';
import { event } from './message.js';

/** Why a command was refused, with the HTTP status that tells it. A refusal is an event too: journalled, published, audited. */
export const refusals = {
  SCENARIO_NOT_FOUND: 404,
  SCENARIO_DELETED: 410,
  SCENARIO_NAME_TAKEN: 409,
  SCENARIO_EXISTS: 409,
  SCENARIO_VERSION_MISMATCH: 412,
  /** Its instances would be full from the start. */
  SCENARIO_TOO_LARGE: 422,
  REHEARSALS_INVALID: 422,
  INSTANCE_NOT_FOUND: 404,
  INSTANCE_DELETED: 410,
  INSTANCE_EXISTS: 409,
  INSTANCE_FULL: 409,
  SESSION_CLOSED: 409,
  SESSION_IN_USE: 409,
  TOO_MANY_SESSIONS: 409,
  INSTANCE_IS_PRIMARY: 409,
  INSTANCE_VERSION_NOT_FOUND: 404,
  INSTANCE_KIND_MISMATCH: 409,
  INSTANCE_NOT_FROM_SCENARIO: 409,
  NOTHING_TO_UNDO: 409,
  CLOCK_GOES_BACK: 409,
  CLOCK_TOO_FAR: 409,
  MESSAGE_NOT_PENDING: 409,
  MESSAGE_NOT_FOUND: 404,
  LOAD_TEST_NOT_FOUND: 404,
  LOAD_TEST_INVALID: 422,
  LOAD_TEST_NOT_DIVISIBLE: 422,
  LOAD_TARGET_NOT_ALLOWED: 422,
  LOAD_RUN_NOT_FOUND: 404,
  LOAD_RUN_EXISTS: 409,
  LOAD_RUN_ENDED: 409,
  LOAD_RUN_NOT_QUEUED: 409,
  LOAD_RUN_AT_END_OF_QUEUE: 409,
  /** Another worker has it in its hands, or none. */
  LOAD_RUN_NOT_HELD: 409,
  LOAD_RUN_NOT_PASSED: 409,
  LOAD_RUN_OF_ANOTHER_TEST: 422,
  LOAD_RUN_WITHOUT_SAMPLES: 409,
  LOAD_WORKER_NOT_FOUND: 404,
  LOAD_WORKER_DRAINED: 409,
  LOAD_WORKER_NOT_DRAINED: 409,
  /** It was told to end, and nothing brings it back. */
  LOAD_WORKER_ENDING: 409,
  REHEARSAL_RUN_NOT_FOUND: 404,
  REHEARSAL_RUN_EXISTS: 409,
  REHEARSAL_RUN_ENDED: 409,
  REHEARSAL_RUN_NOT_QUEUED: 409,
  REHEARSAL_RUN_NOT_PASSED: 409,
  REHEARSAL_RUN_PINNED: 409,
  REHEARSAL_RUN_NOT_PINNED: 409,
  /** Some of its trials are not on record. */
  REHEARSAL_RUN_UNFINISHED: 409,
  REHEARSAL_RUN_TOO_LARGE: 422,
  REHEARSAL_CONTENT_MISSING: 422,
  TRIAL_ON_RECORD: 409,
  TRIAL_NOT_PLANNED: 409,
  BASELINE_NOT_FOUND: 404,
  SCHEDULE_NOT_FOUND: 404,
  SCHEDULE_EXISTS: 409,
  SCHEDULE_PAUSED: 409,
  SCHEDULE_TIME_PAST: 409,
  /** It runs load tests and not rehearsals, or the other way round. */
  SCHEDULE_OF_ANOTHER_KIND: 409,
  /** An Idempotency-Key that was used at this address for another request. */
  IDEMPOTENCY_KEY_REUSED: 422,
  USER_NOT_FOUND: 404,
  USER_EXISTS: 409,
  LAST_ADMIN: 409,
  /** A defect of ours: the reason is in the owner's log, and the operation ends. */
  COMMAND_FAILED: 500,
} as const satisfies Record<string, number>;

export const RefusalCode = z.enum(Object.keys(refusals) as [keyof typeof refusals, ...(keyof typeof refusals)[]]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const CommandRefused = event(
  'CommandRefused',
  z.strictObject({ command: z.string(), code: RefusalCode, detail: z.string() }),
);
