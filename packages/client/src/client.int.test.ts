import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiError } from './api-error.js';
import { openClient, type ClientOptions } from './client.js';
import type { GivenCommand } from './commands.js';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Seen {
  method: string;
  url: string;
  key: string | undefined;
  prefer: string | undefined;
  match: string | undefined;
  token: string | undefined;
  body: string;
}

async function listening(answer: Answering): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** A gateway that answers what it is told to, one answer for each request, the last one from then on. */
async function aGatewayThat(answers: readonly Answering[], options: Partial<ClientOptions> = {}) {
  const requests: Seen[] = [];
  const url = await listening((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    const { 'idempotency-key': key, prefer, authorization, 'if-match': match } = request.headers;
    const seen = { method: request.method ?? '', url: request.url ?? '', key, prefer, match, token: authorization };
    const index = requests.push({ ...seen, body: '' } as Seen) - 1;
    request.on('data', (chunk: Buffer) => ((requests[index] as Seen).body += chunk.toString()));
    answer?.(request, response);
  });
  const given: GivenCommand[] = [];
  const news: string[] = [];
  const client = openClient({
    url,
    token: () => 't',
    patience: { firstPauseMs: 1, longestPauseMs: 5 },
    given: (command) => given.push(command),
    lost: ({ code }) => news.push(`lost: ${code}`),
    back: () => news.push('back'),
    ...options,
  });
  return { client, requests, given, news, url };
}

const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answering =>
  (_request, response) => {
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response
      .writeHead(status, { 'content-type': type, 'x-correlation-id': 'c1', ...headers })
      .end(JSON.stringify(body));
  };
const page =
  (status: number): Answering =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');
const hangUp: Answering = (request) => request.socket.destroy();
const away = answering(503, { status: 503, code: 'UNAVAILABLE', detail: 'The broker does not answer.' });
const pending = { operation: { id: 'scenario.a.b', status: 'pending' } };
const thrownBy = (work: Promise<unknown>): Promise<ApiError> =>
  work.then(
    () => {
      throw new Error('it was granted');
    },
    (error: unknown) => error as ApiError,
  );

describe('a read', () => {
  it('follows every page of a list', async () => {
    const { client, requests } = await aGatewayThat([
      answering(200, { items: [1, 2], next_cursor: 'c' }),
      answering(200, { items: [3], next_cursor: null }),
    ]);
    expect(await client.all('/things', { tag: 'x y' })).toEqual([1, 2, 3]);
    expect(requests.map(({ url }) => url)).toEqual([
      '/api/v1/things?limit=200&tag=x+y',
      '/api/v1/things?limit=200&tag=x+y&cursor=c',
    ]);
  });

  it('is asked again while the gateway is away, and tells of the loss once and of the return once', async () => {
    const { client, requests, news } = await aGatewayThat([
      answering(200, {}),
      hangUp,
      away,
      page(502),
      answering(429, {}, { 'retry-after': '0' }),
      answering(200, { id: 'a' }),
    ]);
    await client.get('/first');
    expect(await client.get('/things/a')).toEqual({ id: 'a' });
    expect(requests).toHaveLength(6);
    expect(news).toEqual(['lost: UNREACHABLE', 'back']);
  });

  it('is not waited for longer than the server asks for when that is more than the patience', async () => {
    const { client, requests } = await aGatewayThat([
      answering(429, { code: 'TOO_MANY_REQUESTS' }, { 'retry-after': '3600' }),
    ]);
    expect(await thrownBy(client.get('/things'))).toMatchObject({ status: 429, retryAfterMs: 3_600_000 });
    expect(requests).toHaveLength(1);
  });

  it('ends when its caller wants no answer any more', async () => {
    const leave = new AbortController();
    const { client } = await aGatewayThat([answering(200, {}), away], { lost: () => leave.abort(new Error('enough')) });
    await client.get('/first');
    expect(await thrownBy(client.get('/things', {}, { signal: leave.signal }))).toMatchObject({ message: 'enough' });
  });

  it('sends the token that its source gives in place of one that ended, once', async () => {
    const tokens: (string | undefined)[] = [];
    const { client, requests } = await aGatewayThat([answering(401, {}), answering(200, { id: 'me' })], {
      token: (refused) => {
        tokens.push(refused);
        return refused === undefined ? 'old' : 'new';
      },
    });
    expect(await client.get('/me')).toEqual({ id: 'me' });
    expect(tokens).toEqual([undefined, 'old']);
    expect(requests.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('does not send the same token twice', async () => {
    const { client, requests } = await aGatewayThat([answering(401, { code: 'UNAUTHENTICATED' })]);
    expect(await thrownBy(client.get('/me'))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(requests).toHaveLength(1);
  });
});

describe('a problem', () => {
  it('is thrown with its status, its code and every place that is at fault', async () => {
    const errors = [{ pointer: '/name', message: 'is required', hint: 'Give it one.' }];
    const { client } = await aGatewayThat([
      answering(400, { status: 400, title: 'Invalid', detail: 'One fault.', code: 'INVALID_INPUT', errors }),
    ]);
    const error = await thrownBy(client.command('POST', '/things', {}));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      message: 'One fault.',
      status: 400,
      code: 'INVALID_INPUT',
      errors,
      retriable: false,
    });
  });

  it('that is an outcome is not taken for an absence of the gateway', async () => {
    const failed = { status: 502, code: 'COACH_TURN_FAILED', detail: 'The coach could not answer.' };
    const { client, requests } = await aGatewayThat([answering(502, failed)]);
    expect(await thrownBy(client.command('POST', '/messages', {}))).toMatchObject({ code: 'COACH_TURN_FAILED' });
    expect(requests).toHaveLength(1);
  });
});

describe('a command', () => {
  it('is repeated under the same key until its outcome is known', async () => {
    const { client, requests, given } = await aGatewayThat([
      answering(200, {}),
      hangUp,
      away,
      answering(202, pending),
      answering(201, { id: 'a' }),
    ]);
    await client.get('/first');
    expect(await client.command('POST', '/things', { name: 'n' })).toEqual({ id: 'a' });
    const sent = requests.slice(1);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    expect(sent[0]).toMatchObject({ prefer: 'wait=20', key: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown });
    expect(given).toEqual([{ method: 'POST', path: '/things', correlationId: 'c1' }]);
  });

  it('takes the key and the version that its caller gives', async () => {
    const { client, requests } = await aGatewayThat([answering(200, {})]);
    await client.command('DELETE', '/things/a', undefined, { key: 'mine', ifVersion: 4 });
    expect(requests[0]).toMatchObject({ method: 'DELETE', key: 'mine', match: '"4"', body: '' });
  });

  it('takes a 202 that names no operation for the answer', async () => {
    const { client } = await aGatewayThat([answering(202, { id: 'run', state: 'queued' })]);
    expect(await client.command('POST', '/load-runs', {})).toEqual({ id: 'run', state: 'queued' });
  });

  it('that stays without an outcome ends with the operation that is not lost', async () => {
    const { client } = await aGatewayThat([answering(202, pending)], {
      patience: { firstPauseMs: 1, giveUpAfterMs: 20 },
    });
    expect(await thrownBy(client.command('POST', '/things', {}))).toMatchObject({
      code: 'STILL_PENDING',
      message: expect.stringContaining('scenario.a.b') as unknown,
    });
  });

  it('may be given without waiting; its outcome is asked for as often as the server says', async () => {
    const progress: unknown[] = [];
    const { client, requests } = await aGatewayThat([
      answering(202, pending),
      answering(
        200,
        { id: 'scenario.a.b', status: 'pending', progress: { total: 2, done: 1 } },
        { 'retry-after': '0' },
      ),
      answering(200, { id: 'scenario.a.b', status: 'applied', version: 3 }),
    ]);
    const operation = await client.give('POST', '/things', {});
    expect(requests[0]?.prefer).toBeUndefined();
    expect(await client.outcome(operation, { progress: (now) => progress.push(now.progress) })).toMatchObject({
      version: 3,
    });
    expect(progress).toEqual([{ total: 2, done: 1 }, undefined]);
    expect(requests.slice(1).map(({ url }) => url)).toEqual(Array(2).fill('/api/v1/operations/scenario.a.b'));
  });

  it('that was refused throws the refusal, also when it is asked about later', async () => {
    const refusal = { code: 'SCENARIO_NAME_TAKEN', detail: 'There is one.', status: 409 };
    const { client } = await aGatewayThat([answering(200, { id: 'x', status: 'refused', refusal })]);
    expect(await thrownBy(client.outcome({ id: 'x' }))).toMatchObject({ status: 409, code: 'SCENARIO_NAME_TAKEN' });
  });
});

describe('a wrong address', () => {
  it.each(['/things/..', '/things/./parts', '/things/', '/things/%2E%2E/parts'])(
    'that would become another on its way is never asked: %s',
    async (path) => {
      const { client, requests } = await aGatewayThat([answering(200, {})]);
      const error = await thrownBy(client.get(path));
      expect([error.code, error.status, requests]).toEqual(['INVALID_INPUT', 400, []]);
    },
  );

  const soon = { patience: { firstPauseMs: 1, firstContactMs: 20 } };

  it('where nobody listens is told soon, though a gateway that was there before is waited for', async () => {
    const { client, requests } = await aGatewayThat([hangUp], { patience: { firstPauseMs: 1, firstContactMs: 2000 } });
    expect(await thrownBy(client.command('POST', '/things', {}))).toMatchObject({ status: 0, code: 'UNREACHABLE' });
    expect(requests.length).toBeGreaterThan(1);
  });

  it.each(['secret\nmore', '\u201csecret\u201d', 'secret\u00fc'])(
    'is not blamed for a token that cannot be sent, of which nothing is told: %j',
    async (token) => {
      const { client, requests } = await aGatewayThat([hangUp], { token: () => token });
      const error = await thrownBy(client.get('/things'));
      expect([error.status, error.code, requests]).toEqual([401, 'NOT_A_TOKEN', []]);
      expect(error.message).toMatch(/^The token is none: it holds /);
      expect(JSON.stringify([error.message, error.cause])).not.toContain('secret');
    },
  );

  it('names the reason', async () => {
    const client = openClient({ url: 'http://127.0.0.1:1', token: () => 't', ...soon });
    expect((await thrownBy(client.get('/things'))).message).toMatch(
      /^Nothing answers at http:\/\/127\.0\.0\.1:1 \(.+\)\.$/,
    );
  });

  it.each([
    ['a page', 200, 'text/html'],
    ['a page that is not found', 404, 'text/html'],
    ['JSON of another kind', 200, 'application/json'],
  ])('where %s answers is told in a sentence', async (_what, status, type) => {
    const { client, url } = await aGatewayThat([
      (_request, response) => void response.writeHead(status, { 'content-type': type }).end('{}'),
    ]);
    expect(await thrownBy(client.get('/things'))).toMatchObject({
      code: 'NOT_REHEARSAL',
      message: `What answers at ${url} is not Rehearsal: it says ${status} and sends ${type}.`,
    });
  });
});
