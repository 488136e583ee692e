import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrokerProxy, type BrokerProxy } from '@rehearsal/platform/testing/broker-proxy';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { io } from 'socket.io-client';
import {
  startGatewayUnderTest,
  type Answered,
  type Asked,
  type GatewayUnderTest,
} from '../testing/gateway-under-test.js';

const LIMIT = 4;
const STRANGERS = 6;
const FAILED_SIGN_INS = 60;
let gateway: GatewayUnderTest;
let redis: BrokerProxy;
let urls: string[];

beforeAll(async () => {
  redis = await openBrokerProxy(new URL(backingFromEnv().REDIS_URL).host);
  gateway = await startGatewayUnderTest({
    RATE_LIMIT_PER_MINUTE: String(LIMIT),
    STRANGERS_PER_MINUTE: String(STRANGERS),
    TRUSTED_PROXIES: 'loopback',
  });
  const other = await gateway.another({ REDIS_URL: `redis://${redis.address}` });
  urls = [gateway.url, other.url];
});
afterAll(async () => {
  await gateway.close();
  await redis.close();
});

/** Each test comes from an address of its own, as a proxy tells it. */
const from = (host: number) => ({ 'x-forwarded-for': `198.51.100.${host}` });
/** Made without a request, which would be counted. */
const aToken = async (): Promise<string> => {
  const made = await gateway.inDatabase((tokens) =>
    tokens.create({ name: 'counted', role: 'viewer', days: 1, createdBy: 'nobody' }),
  );
  return made.secret;
};
/** Asks one after the other, by turns at each gateway. */
async function byTurns(count: number, path: string, asked: (index: number) => Asked): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (let index = 0; index < count; index++) {
    const at = urls[index % urls.length] ?? '';
    answers.push(await gateway.ask(path, { at, ...asked(index) }));
  }
  return answers;
}
const statuses = (answers: Answered[]): number[] => answers.map(({ status }) => status);
const times = (count: number, status: number): number[] => Array.from({ length: count }, () => status);

describe('the limits, over all gateways', () => {
  it('hold for each principal by itself, and say how much is left and when to come again', async () => {
    const [busy, quiet] = [await aToken(), await aToken()];
    const answers = await byTurns(LIMIT + 1, 'auth/me', () => ({ token: busy }));
    expect(statuses(answers)).toEqual([...times(LIMIT, 200), 429]);
    expect(answers[1]?.headers.get('ratelimit')).toMatch(/^limit=4, remaining=2, reset=\d+$/);
    expect(Number(answers[LIMIT]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers[LIMIT]?.body.code).toBe('TOO_MANY_REQUESTS');
    expect((await gateway.ask('auth/me', { token: quiet })).status).toBe(200);
  });

  it('hold for tokens that nobody knows before they are looked up, and let those in that are known', async () => {
    const token = await aToken();
    const headers = from(1);
    expect(statuses(await byTurns(2, 'auth/me', () => ({ token, headers })))).toEqual([200, 200]);
    const guesses = await byTurns(STRANGERS + 1, 'auth/me', (index) => ({ token: `rhl_guess-${index}`, headers }));
    expect(statuses(guesses)).toEqual([...times(STRANGERS, 401), 429]);
    expect(statuses(await byTurns(1, 'auth/me', () => ({ token: null, headers })))).toEqual([429]);
    // A good one that no gateway has seen yet: had anybody looked it up, it would be let in.
    const unseen = await aToken();
    expect(statuses(await byTurns(2, 'auth/me', () => ({ token: unseen, headers })))).toEqual([429, 429]);
    expect((await gateway.ask('auth/me', { token: unseen, headers: from(2) })).status).toBe(200);
    expect(statuses(await byTurns(2, 'auth/me', () => ({ token, headers })))).toEqual([200, 200]);
  });

  it('hold for strangers at the socket as at the other doors', async () => {
    await byTurns(STRANGERS, 'auth/me', () => ({ token: null }));
    const options = { transports: ['websocket'], reconnection: false, forceNew: true };
    const socket = io(gateway.url, { ...options, auth: { token: 'rhl_guess' } });
    const refused = await new Promise<{ code: string }>((resolve) =>
      socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
        resolve(error.data ?? { code: error.message }),
      ),
    );
    socket.close();
    expect(refused.code).toBe('TOO_MANY_REQUESTS');
  });

  it('hold for pages of other sites, each of which is an entry of the audit', async () => {
    const headers = { ...from(3), origin: 'https://elsewhere.example' };
    const answers = await byTurns(STRANGERS + 1, 'tokens', () => ({ method: 'POST', headers }));
    expect(statuses(answers)).toEqual([...times(STRANGERS, 403), 429]);
  });

  it('hold for wrong sign-in links of one address', async () => {
    const headers = from(4);
    const wrong = await byTurns(FAILED_SIGN_INS + 1, 'auth/link', (index) => ({
      token: null,
      body: { token: `guess-${index}` },
      headers,
    }));
    expect(statuses(wrong)).toEqual([...times(FAILED_SIGN_INS, 401), 429]);
  });

  it('hold for each gateway by itself while Redis is silent or away, and the gateway says so', async () => {
    redis.hold();
    const token = await aToken();
    const at = urls[1] ?? '';
    expect(statuses(await byTurns(LIMIT + 1, 'auth/me', () => ({ token, at })))).toEqual([...times(LIMIT, 200), 429]);
    const untilItSaysSo = () =>
      waitFor('the gateway to say what it serves without', async () => {
        const ready = await fetch(`${at}/readyz`);
        return ready.ok && ((await ready.json()) as { without: string[] }).without.includes('redis');
      });
    await untilItSaysSo();
    await redis.close();
    await untilItSaysSo();
    const alone = await aToken();
    const answers = await byTurns(LIMIT + 1, 'auth/me', () => ({ token: alone, at }));
    expect(statuses(answers)).toEqual([...times(LIMIT, 200), 429]);
  });
});
