import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

const LIMIT = 3;
let gateway: GatewayUnderTest;

beforeAll(async () => {
  gateway = await startGatewayUnderTest({ RATE_LIMIT_PER_MINUTE: String(LIMIT) });
});
afterAll(() => gateway.close());

it('limits each principal by itself, and says how much is left and when to come again', async () => {
  const [busy, quiet] = [await gateway.tokenFor('viewer'), await gateway.tokenFor('operator')];
  const answers = [];
  for (let asked = 0; asked <= LIMIT; asked += 1) answers.push(await gateway.ask('auth/me', { token: busy.token }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[0]?.headers.get('ratelimit')).toMatch(/^limit=3, remaining=2, reset=\d+$/);
  expect(Number(answers[LIMIT]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answers[LIMIT]?.body.code).toBe('TOO_MANY_REQUESTS');
  expect((await gateway.ask('auth/me', { token: quiet.token })).status).toBe(200);
});
