import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { Refusal } from '@rehearsal/platform/errors';
import type { Discovery } from './discovery.js';

/**
 * The discovered test of this name. Refuses what is not there and what cannot be run by its name. One that k6 cannot read
 * is not refused: its run ends as an error, with k6's own code and words, as a document like that of any run.
 */
export async function findRunnable(discovery: Discovery, name: string): Promise<LoadTest> {
  const test = await discovery.find(name);
  if (!test) throw notFound(name);
  if (test.status === 'invalid' && test.exit_code === undefined) throw unrunnable(name, test.error);
  return test;
}

/**
 * As `findRunnable`, for those who cannot wait for k6, such as whoever handles commands: a cancel may stand behind this
 * one. Answers the test where it has been read.
 */
export async function refuseUnrunnable(discovery: Discovery, name: string): Promise<LoadTest | undefined> {
  const seen = await discovery.glance(name);
  if (!seen) throw notFound(name);
  if (seen.refused !== null) throw unrunnable(name, seen.refused);
  return seen.test;
}

const notFound = (name: string): Refusal => new Refusal('LOAD_TEST_NOT_FOUND', `There is no load test "${name}".`);

const unrunnable = (name: string, why: string | null): Refusal =>
  new Refusal('LOAD_TEST_INVALID', `The load test "${name}" cannot run: ${why ?? 'nobody said why'}`);
