import type { LoadTest } from '@rehearsal/contracts/load/load-run';
import { Refusal } from '@rehearsal/platform/errors';
import type { Discovery } from './discovery.js';

/**
 * The discovered test of this name. Refuses what is not there and what cannot be run by its name. One that k6 cannot read
 * is not refused: its run ends as an error, with k6's own code and words, as a document like that of any run.
 */
export async function findRunnable(discovery: Discovery, name: string): Promise<LoadTest> {
  const test = await discovery.find(name);
  if (!test) throw new Refusal('LOAD_TEST_NOT_FOUND', `There is no load test "${name}".`);
  if (test.status === 'invalid' && test.exit_code === undefined)
    throw new Refusal('LOAD_TEST_INVALID', `The load test "${name}" cannot run: ${test.error ?? 'nobody said why'}`);
  return test;
}
