import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, jest } from '@jest/globals';
import express, { Router } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { UnavailableError } from '../errors.js';
import { Lifecycle } from '../lifecycle.js';
import { createLog } from '../log.js';
import { createApp, listen, ownerApp } from './app.js';
import { OwnerClient, WHILE_ASKED_MS } from './owner-client.js';
import { asService } from './service-token.js';

describe('an app answers with problem+json', () => {
  it.each([
    ['malformed JSON', '{"a":', {}, 400, 'INVALID_INPUT'],
    ['a body that is too large', JSON.stringify('x'.repeat(200)), {}, 413, 'BODY_TOO_LARGE'],
    ['an encoding that nobody knows', '{}', { 'content-encoding': 'lzma' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a charset that nobody knows',
      '{}',
      { 'content-type': 'application/json; charset=latin9' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  ])('%s', async (_, body, headers, status, code) => {
    const response = await request(anApp().app)
      .post('/echo')
      .set({ 'content-type': 'application/json', ...headers })
      .send(body);
    expect(response.type).toBe('application/problem+json');
    expect(problemIn(response)).toMatchObject({ status, code });
  });

  it.each([
    ['an unknown path', '/nowhere', 404, 'NOT_FOUND'],
    ['a path that is no URL', '/items/%E0%A4%A', 400, 'INVALID_INPUT'],
    ['a query that is no text', '/query?tag=%FF', 400, 'INVALID_INPUT'],
    ['a defect', '/defect', 500, 'INTERNAL_ERROR'],
    ['a rejected promise', '/rejects', 503, 'UNAVAILABLE'],
  ])('%s', async (_, path, status, code) => {
    const response = await request(anApp().app).get(path);
    expect(response.status).toBe(status);
    expect(problemIn(response)).toMatchObject({ status, code });
    expect(JSON.stringify(problemIn(response))).not.toContain('canary');
  });

  it.each([
    ['/defect', 'canary'],
    ['/unreadable', 'expected string'],
  ])('and puts the cause of a failure of our own into the log: %s', async (path, cause) => {
    const log = createLog('test', 'silent');
    const error = jest.spyOn(log, 'error');
    const response = await request(anApp(log).app).get(path);
    expect(response.status).toBe(500);
    const err: unknown = expect.objectContaining({ message: expect.stringContaining(cause) });
    expect(error.mock.calls).toEqual([[{ err, method: 'GET', path }, 'a request failed']]);
  });

  it('and says when to try again', async () => {
    expect((await request(anApp().app).get('/rejects')).headers['retry-after']).toBe('2');
  });
});

describe('every app', () => {
  it('lives from the start, and is ready when everything is open and well', async () => {
    const { app, life } = anApp();
    expect((await request(app).get('/livez')).status).toBe(200);
    expect((await request(app).get('/readyz')).body).toEqual({
      status: 'not ready',
      waiting_for: ['starting'],
      without: [],
    });
    life.watch('kafka', () => true);
    life.opened();
    expect((await request(app).get('/readyz')).status).toBe(200);
    life.watchLesser('redis', () => false);
    const lacking = await request(app).get('/readyz');
    expect([lacking.status, lacking.body]).toEqual([200, { status: 'ready', waiting_for: [], without: ['redis'] }]);
    await life.stop();
    expect((await request(app).get('/readyz')).status).toBe(503);
  });

  it('gives its metrics', async () => {
    const response = await request(anApp().app).get('/metrics');
    expect(response.text).toContain('rehearsal_messages_handled_total');
  });

  it('reads a query as plain text, never as an object', async () => {
    expect((await request(anApp().app).get('/query?a[$ne]=1')).body).toEqual({ 'a[$ne]': '1' });
  });

  it('stops listening though a client keeps its connection', async () => {
    const listening = await listen(anApp().app, { host: '127.0.0.1', port: 0 });
    expect((await fetch(`${listening.url}/livez`)).status).toBe(200);
    await listening.close();
    await expect(fetch(`${listening.url}/livez`)).rejects.toThrow();
  });

  it('answers what was asked before it stops, and waits for nothing more of that connection', async () => {
    const { app, answer } = anApp();
    const listening = await listen(app, { host: '127.0.0.1', port: 0 });
    const agent = new Agent({ keepAlive: true });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      get(`${listening.url}/later`, { agent }, resolve).once('error', reject);
    });
    await answer.isAwaited;
    const closed = listening.close();
    answer.give();
    const { statusCode, headers } = (await answered).resume();
    expect([statusCode, headers.connection]).toEqual([200, 'keep-alive']);
    await closed;
    agent.destroy();
  });
});

describe('an app that stops', () => {
  it('ends a connection over which nothing was ever asked, and does not wait for a word', async () => {
    const listening = await listen(anApp().app, { host: '127.0.0.1', port: 0 });
    const silent = connect(Number(new URL(listening.url).port), '127.0.0.1');
    await once(silent, 'connect');
    // Accepted, and not only in the queue of the operating system.
    expect((await fetch(`${listening.url}/livez`)).status).toBe(200);
    let told = '';
    silent.on('data', (bytes: Buffer) => (told += bytes.toString()));
    const ended = once(silent, 'close');
    await listening.close();
    await ended;
    // Node itself waits until the request is overdue, and says so.
    expect(told).toBe('');
  });
});

describe("an owner's inside address", () => {
  const token = 'a-token-of-services-that-is-long-enough';
  const asked: string[] = [];
  const routes = Router().use(express.json(), ({ method, path }, response) => {
    asked.push(`${method} ${path}`);
    response.json({});
  });
  const owner = ownerApp(new Lifecycle(createLog('test', 'silent')), token, routes);

  it('answers those who show the token', async () => {
    expect((await request(owner).get('/things').set(asService(token))).status).toBe(200);
    expect(asked).toEqual(['GET /things']);
  });

  it.each([
    ['no token', undefined],
    ['an empty one', 'Bearer '],
    ['one that begins as it does', asService(token.slice(0, -1)).authorization],
    ['one that goes on after it', asService(`${token}x`).authorization],
    ['it by another scheme', `Basic ${token}`],
  ])('refuses %s, before it reads a body or tells what there is', async (_, authorization) => {
    const before = asked.length;
    for (const method of ['get', 'post', 'delete', 'head', 'options'] as const) {
      const response = await request(owner)
        [method]('/things')
        .set({ 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) })
        .send(method === 'post' ? '{"a":' : undefined);
      expect([method, response.status, response.headers['www-authenticate']]).toEqual([
        method,
        401,
        'Bearer realm="rehearsal-inside"',
      ]);
      if (method !== 'head')
        expect(problemIn(response)).toMatchObject({
          code: 'SERVICE_TOKEN_REQUIRED',
          detail: expect.stringContaining('ask the gateway') as unknown,
        });
    }
    expect(asked.length).toBe(before);
  });

  it.each(['/livez', '/readyz', '/metrics'])(
    'tells everybody %s, which orchestrators and Prometheus ask',
    async (path) => {
      expect([200, 503]).toContain((await request(owner).get(path)).status);
    },
  );
});

describe('an owner that asks another one which is silent', () => {
  it('says who is, before whoever waits for it takes it for that one', async () => {
    const silent = createServer(() => undefined);
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const serviceToken = 'a-token-of-services-that-is-long-enough';
    const at = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const far = new OwnerClient({ name: 'far', url: at(silent), serviceToken, answersWithinMs: WHILE_ASKED_MS });
    const routes = Router().get('/things', async (_request, response) => void response.json(await far.get('/things')));
    const owner = ownerApp(new Lifecycle(createLog('test', 'silent')), serviceToken, routes);
    const listening = await listen(owner, { host: '127.0.0.1', port: 0 });
    const near = new OwnerClient({ name: 'near', url: listening.url, serviceToken });
    await expect(near.get('/things')).rejects.toThrow(
      'The near service cannot answer now. The far service does not answer; repeating is safe.',
    );
    silent.closeAllConnections();
    silent.close();
    await Promise.all([near.close(), far.close(), listening.close()]);
  });
});

function anApp(log = createLog('test', 'silent')) {
  const life = new Lifecycle(log);
  let wasAsked = () => {};
  let give = () => {};
  const isAwaited = new Promise<void>((resolve) => (wasAsked = resolve));
  const given = new Promise<void>((resolve) => (give = resolve));
  const app = createApp(life, (inner) => {
    inner.use(express.json({ limit: 100 }));
    inner.post('/echo', (incoming, response) => void response.json(incoming.body));
    inner.get('/items/:id', (incoming, response) => void response.json(incoming.params));
    inner.get('/query', (incoming, response) => void response.json(incoming.query));
    inner.get('/defect', () => {
      throw new Error('canary');
    });
    inner.get('/unreadable', (_incoming, response) => void response.json(z.string().parse(7)));
    inner.get('/rejects', () => Promise.reject(new UnavailableError('away')));
    inner.get('/later', async (_incoming, response) => {
      wasAsked();
      await given;
      response.json({});
    });
  });
  return { app, life, answer: { isAwaited, give } };
}

const problemIn = (response: { text: string }): unknown => JSON.parse(response.text);
