/** @slow it fetches clients */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isCi } from '@rehearsal/testing/is-ci';
import { installedClient, newerClient, pythonClient, use, type Client } from './testing/clients/client-tools.js';
import { startCoach, type CoachUnderTest } from './testing/coach-under-test.js';

/** The first time they are fetched. */
const FETCHED_WITHIN_MS = 240_000;
let coach: CoachUnderTest;

beforeAll(async () => {
  coach = await startCoach();
});
afterAll(() => coach.close());

describe("what OpenAI's own clients do", () => {
  const works = async (client: Client) =>
    expect(await use(client, coach.url, (await coach.guestLogin()).token)).toBe('all of it works\n');

  it('works with the JavaScript client that is installed here', () => works(installedClient));

  it('works with a newer one on a newer node', async () => works(await newerClient()), FETCHED_WITHIN_MS);

  it(
    'works with the Python client',
    async () => {
      const client = await pythonClient().catch((error: unknown) => {
        if (isCi()) throw error;
        // A machine that only develops need not have Python; it is told what was not tried.
        process.stderr.write(`NOT TRIED: the Python client. ${String(error)}\n`);
      });
      if (client) await works(client);
    },
    FETCHED_WITHIN_MS,
  );
});
