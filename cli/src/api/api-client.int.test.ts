import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors.js';
import { apiClient, UnreachableError, type GivenCommand } from './api-client.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A gateway that answers what it is told to, one answer for each request, the last one from then on. */
async function aGatewayThat(...answers: Answer[]) {
  const requests: { method: string; url: string; key: string | undefined; prefer: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { 'idempotency-key': key, prefer } = request.headers;
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      key: key as string | undefined,
      prefer: prefer as string | undefined,
    });
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const given: GivenCommand[] = [];
  const api = apiClient({ url: `http://127.0.0.1:${port}`, token: 't', given: (command) => given.push(command) });
  closers.push(
    () => api.close(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { api, requests, given };
}

const answering =
  (status: number, body: unknown): Answer =>
  (_request, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-correlation-id': 'c1' })
      .end(JSON.stringify(body));
  };
const hangUp: Answer = (request) => request.socket.destroy();
const pending = { operation: { id: 'scenario.a.b', status: 'pending' } };

describe('the API client', () => {
  it('follows every page of a list', async () => {
    const { api, requests } = await aGatewayThat(
      answering(200, { items: [1, 2], next_cursor: 'c' }),
      answering(200, { items: [3], next_cursor: null }),
    );
    expect(await api.all('/things', { tag: 'x y' })).toEqual([1, 2, 3]);
    expect(requests.map(({ url }) => url)).toEqual([
      '/api/v1/things?limit=200&tag=x+y',
      '/api/v1/things?limit=200&tag=x+y&cursor=c',
    ]);
  });

  it('throws a problem with a line for each fault', async () => {
    const problem = {
      status: 400,
      title: 'Invalid',
      detail: 'Two faults.',
      code: 'INVALID_INPUT',
      errors: [{ pointer: '/name', message: 'is required' }],
    };
    const { api } = await aGatewayThat(answering(400, problem));
    const error = await api.command('POST', '/things', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      message: 'Two faults.',
      details: ['/name: is required'],
      problem: { code: 'INVALID_INPUT' },
    });
  });

  it('repeats a command under the same key until its outcome is known', async () => {
    const { api, requests, given } = await aGatewayThat(
      hangUp,
      answering(503, {}),
      answering(202, pending),
      answering(201, { id: 'a' }),
    );
    expect(await api.command('POST', '/things', { name: 'n' })).toEqual({ id: 'a' });
    expect(requests).toHaveLength(4);
    expect(new Set(requests.map(({ key }) => key)).size).toBe(1);
    expect(requests[0]).toMatchObject({ prefer: 'wait=20', key: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
    expect(given).toEqual([{ method: 'POST', path: '/things', correlationId: 'c1' }]);
  });

  it('takes a 202 that names no operation for the answer', async () => {
    const { api } = await aGatewayThat(answering(202, { id: 'run', state: 'queued' }));
    expect(await api.command('POST', '/load-runs', {})).toEqual({ id: 'run', state: 'queued' });
  });

  it('says so when nobody answers a question', async () => {
    const { api } = await aGatewayThat(hangUp);
    await expect(api.get('/things')).rejects.toBeInstanceOf(UnreachableError);
  });

  it('makes a problem of an answer that is none', async () => {
    const { api } = await aGatewayThat((_request, response) => void response.writeHead(404).end('<html>'));
    await expect(api.get('/things')).rejects.toMatchObject({ problem: { status: 404, code: 'HTTP_404' } });
  });
});
