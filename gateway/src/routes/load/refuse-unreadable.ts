import type { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import { PlanParameters, type LoadTestPlan } from '@rehearsal/contracts/load/tests/load-test-plan';
import { PlatformError, Refusal } from '@rehearsal/platform/errors';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';

const Planned = PlanParameters.strip();

/**
 * Refuses a load test that k6 cannot read with these parameters. A run of it ends as an error, and says so to whoever waits
 * for it; nobody waits for what a schedule queues at night. k6 may need longer than a caller waits: then its runs tell.
 */
export async function refuseUnreadable(
  loadrunner: Pick<OwnerClient, 'get'>,
  test: string,
  parameters: LoadRunParameters = {},
): Promise<void> {
  const plan = await planOf(loadrunner, test, Planned.parse(parameters));
  if (plan && plan.error !== null)
    throw new Refusal('LOAD_TEST_INVALID', `The load test "${test}" would not run: ${plan.error}`);
}

async function planOf(
  loadrunner: Pick<OwnerClient, 'get'>,
  test: string,
  parameters: PlanParameters,
): Promise<LoadTestPlan | undefined> {
  try {
    return await loadrunner.get<LoadTestPlan>(`/load-tests/${test}/plan`, parameters);
  } catch (error) {
    // What the owner refuses, such as a test that is not there, it refuses the command for as well.
    if (error instanceof PlatformError) return undefined;
    throw error;
  }
}
