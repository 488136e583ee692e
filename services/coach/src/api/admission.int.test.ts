import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';

let coach: CoachUnderTest;
let token: string;
let cookie: string;
const model = 'jan-v1-4b';
const hello = [{ role: 'user', content: 'I love painting and I grew up by the sea.' }];

const call = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
) =>
  fetch(`${coach.url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

beforeAll(async () => {
  coach = await startCoach();
  ({ token, cookie } = await coach.guestLogin());
});
afterAll(() => coach.close());

describe('signing in', () => {
  it('lets anybody in as a guest, and refreshes by the cookie', async () => {
    const refreshed = await call('GET', '/v1/auth/refresh-token', undefined, { cookie });
    expect(refreshed.status).toBe(200);
    expect(refreshed.headers.get('set-cookie')).toMatch(/^jan_refresh_token=[^;]+;.*HttpOnly/);
    expect(await json(refreshed)).toMatchObject({ object: 'access.token', expires_in: 900 });
    const me = await json(await call('GET', '/v1/auth/me'));
    expect(me).toMatchObject({ object: 'user', role: 'guest' });
  });

  it('takes the empty form that k6 sends for an object', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${coach.url}/v1/auth/guest-login`, { method: 'POST', headers })).status).toBe(200);
  });

  it('refuses to refresh without a cookie, with a bad one, and after logging out', async () => {
    const guest = await coach.guestLogin();
    const refresh = async (given: string | undefined) =>
      call('GET', '/v1/auth/refresh-token', undefined, given === undefined ? {} : { cookie: given });
    for (const bad of [
      undefined,
      'jan_refresh_token=',
      'jan_refresh_token=x.y.z',
      `jan_refresh_token=${guest.token}`,
    ]) {
      const refused = await refresh(bad);
      expect(refused.status).toBe(401);
      expect(await json(refused)).toMatchObject({
        code: 'INVALID_REFRESH_TOKEN',
        error: expect.any(String) as unknown,
      });
    }
    expect((await call('POST', '/v1/auth/logout', undefined, { cookie: guest.cookie })).status).toBe(200);
    expect((await refresh(guest.cookie)).status).toBe(401);
  });
});

describe('what cannot be answered', () => {
  it.each<[string, string, string, unknown, number, string | null]>([
    ['no token', 'POST', '/v1/chat/completions', { model, messages: hello }, 401, null],
    ['malformed JSON', 'POST', '/v1/chat/completions', '{"model":', 400, null],
    ['no body', 'POST', '/v1/chat/completions', undefined, 400, null],
    ['a list as body', 'POST', '/v1/responses', [], 400, null],
    ['no messages', 'POST', '/v1/chat/completions', { model }, 400, 'messages'],
    ['an empty list of messages', 'POST', '/v1/chat/completions', { model, messages: [] }, 400, 'messages'],
    [
      'a strange role',
      'POST',
      '/v1/chat/completions',
      { model, messages: [{ role: 'king', content: 'x' }] },
      400,
      'messages.0.role',
    ],
    [
      'nothing of the user',
      'POST',
      '/v1/chat/completions',
      { model, messages: [{ role: 'system', content: 'x' }] },
      400,
      'messages',
    ],
    [
      'a picture',
      'POST',
      '/v1/chat/completions',
      { model, messages: [{ role: 'user', content: [{ type: 'image_url' }] }] },
      400,
      'messages.0.content.0.type',
    ],
    ['several choices', 'POST', '/v1/chat/completions', { model, messages: hello, n: 2 }, 400, 'n'],
    ['an unknown model', 'POST', '/v1/chat/completions', { model: 'gpt-9', messages: hello }, 404, 'model'],
    [
      'an unknown conversation',
      'POST',
      '/v1/conv/chat/completions',
      { model, messages: hello, conversation: 'conv_x', store: true },
      404,
      'conversation',
    ],
    ['no input', 'POST', '/v1/responses', { model }, 400, 'input'],
    ['an unknown response', 'GET', '/v1/responses/resp_1', undefined, 404, null],
    ['an unknown conversation to read', 'GET', '/v1/conversations/..%2F..%2Fheads', undefined, 404, 'conversation'],
    ['a bad limit', 'GET', '/v1/conversations?limit=x', undefined, 400, 'limit'],
    ['a bad cursor', 'GET', '/v1/conversations?after=x', undefined, 400, 'after'],
    ['a path that is no URL', 'GET', '/v1/conversations/%', undefined, 400, null],
    ['a very long id', 'GET', `/v1/conversations/${'x'.repeat(5000)}`, undefined, 404, 'conversation'],
    ['an unknown URL', 'GET', '/v1/embeddings', undefined, 404, null],
  ])('%s', async (what, method, path, body, status, param) => {
    const response = await call(method, path, body, what === 'no token' ? {} : undefined);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(error).toMatchObject({
      message: expect.any(String) as unknown,
      type: expect.stringMatching(/_error$/) as unknown,
      param,
    });
  });
});
