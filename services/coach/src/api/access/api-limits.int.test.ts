import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrokerProxy, type BrokerProxy } from '@rehearsal/platform/testing/broker-proxy';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startCoach, type CoachUnderTest } from '../../testing/coach-under-test.js';

const GUESTS = 3;
const STRANGERS = 4;
const REQUESTS = 5;
let coach: CoachUnderTest;
let redis: BrokerProxy;
let urls: string[];

beforeAll(async () => {
  redis = await openBrokerProxy(new URL(backingFromEnv().REDIS_URL).host);
  const limits = {
    API_GUESTS_PER_HOUR: String(GUESTS),
    API_STRANGERS_PER_MINUTE: String(STRANGERS),
    API_REQUESTS_PER_MINUTE: String(REQUESTS),
  };
  coach = await startCoach(limits);
  const other = await coach.another({ REDIS_URL: `redis://${redis.address}` });
  urls = [coach.url, other.url];
});
afterAll(async () => {
  await coach.close();
  await redis.close();
});

const asking =
  (path: string, token: string | undefined, method = 'GET') =>
  async (index: number): Promise<Response> =>
    fetch(`${urls[index % urls.length] ?? ''}${path}`, {
      method,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
/** Asks one after the other, by turns at each process. */
const statuses = async (count: number, ask: (index: number) => Promise<Response>): Promise<number[]> => {
  const seen: number[] = [];
  for (let index = 0; index < count; index++) seen.push((await ask(index)).status);
  return seen;
};
const times = (count: number, status: number): number[] => Array.from({ length: count }, () => status);

describe('the limits of the API, over all processes', () => {
  it('hold for the requests of one speaker, and not for another', async () => {
    const [one, other] = [await coach.instanceToken('one'), await coach.instanceToken('other')];
    expect(await statuses(REQUESTS + 1, asking('/v1/models', one))).toEqual([...times(REQUESTS, 200), 429]);
    expect(await statuses(1, asking('/v1/models', other))).toEqual([200]);
    const refused = await asking('/v1/models', one)(0);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { type: 'rate_limit_error', code: 'rate_limit_exceeded' } });
  });

  it('hold for new guests of one address', async () => {
    const login = asking('/v1/auth/guest-login', undefined, 'POST');
    expect(await statuses(GUESTS + 1, login)).toEqual([...times(GUESTS, 200), 429]);
  });

  it('hold for tokens that nobody knows, and let those in that are known', async () => {
    const known = await coach.instanceToken('known');
    expect(await statuses(2, asking('/v1/models', known))).toEqual([200, 200]);
    const strange = await statuses(STRANGERS + 1, (index) => asking('/v1/models', `guess-${index}`)(index));
    expect(strange).toEqual([...times(STRANGERS, 401), 429]);
    // A good one that no process has seen yet: had anybody looked at it, it would be let in.
    expect(await statuses(2, asking('/v1/models', await coach.instanceToken('unseen')))).toEqual([429, 429]);
    expect(await statuses(2, asking('/v1/models', known))).toEqual([200, 200]);
  });

  it('hold for each process by itself while Redis is away, which is then not ready', async () => {
    await redis.close();
    const url = urls[1] ?? '';
    await waitFor('the process to say what it waits for', async () => {
      const ready = await fetch(`${url}/readyz`);
      const { waiting_for } = (await ready.json()) as { waiting_for: string[] };
      return ready.status === 503 && waiting_for.includes('redis');
    });
    const token = await coach.instanceToken('alone');
    expect(await statuses(REQUESTS + 1, () => asking('/v1/models', token)(1))).toEqual([...times(REQUESTS, 200), 429]);
  });
});
