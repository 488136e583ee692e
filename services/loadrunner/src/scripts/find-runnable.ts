import type { LoadTest } from '@rehearsal/contracts/load/load-run';
import { Refusal } from '@rehearsal/platform/errors';
import type { Discovery } from './discovery.js';

/** The discovered test of this name. Refuses what is not there and what k6 cannot read. */
export async function findRunnable(discovery: Discovery, name: string): Promise<LoadTest> {
  const test = await discovery.find(name);
  if (!test) throw new Refusal('LOAD_TEST_NOT_FOUND', `There is no load test "${name}".`);
  if (test.status === 'invalid')
    throw new Refusal('LOAD_TEST_INVALID', `The load test "${name}" cannot run: ${test.error ?? 'k6 gave no reason'}`);
  return test;
}
