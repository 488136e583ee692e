import type { RefusalCode } from '@rehearsal/contracts/messages/refusals';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import { PlatformError, Refusal } from '@rehearsal/platform/errors';

/** Where in the body the owner's reason lies, and what helps. */
const PLACES: Partial<Record<RefusalCode, Pick<FieldFault, 'pointer' | 'hint'>>> = {
  LOAD_TEST_NOT_FOUND: { pointer: '/test', hint: 'GET /api/v1/load-tests lists those that were found.' },
  LOAD_TEST_INVALID: { pointer: '/test', hint: 'Mend the script: k6 says above what it cannot read.' },
  LOAD_TEST_NOT_DIVISIBLE: { pointer: '/workers', hint: 'Leave it out: in one piece k6 itself judges the run.' },
  LOAD_TARGET_NOT_ALLOWED: {
    pointer: '/parameters/target',
    hint: 'Leave it out for our own coach, or have the operator add the origin to LOAD_TARGETS.',
  },
  LOAD_RUN_NOT_FOUND: { pointer: '/run_id', hint: 'GET /api/v1/load-runs lists them.' },
  LOAD_RUN_NOT_PASSED: { pointer: '/run_id', hint: 'Pin a run that passed.' },
  LOAD_RUN_OF_ANOTHER_TEST: { pointer: '/run_id', hint: 'Pin it for its own test.' },
  LOAD_RUN_WITHOUT_SAMPLES: { pointer: '/run_id', hint: 'Pin a newer run.' },
  SCHEDULE_OF_ANOTHER_KIND: { pointer: '', hint: 'POST /api/v1/schedules makes another.' },
  SCHEDULE_EXISTS: { pointer: '/name', hint: 'PATCH /api/v1/schedules/{name} changes it.' },
};

/** Runs `work`; a refusal that has a place in the body is told with it. */
export async function pointingAtFaults(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const place = error instanceof Refusal ? PLACES[error.refusal] : undefined;
    if (!(error instanceof Refusal) || !place) throw error;
    throw new PlatformError(error.code, error.status, error.message, {
      errors: [{ message: error.message, ...place }],
    });
  }
}
