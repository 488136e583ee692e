import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

/** Longer than the gateway waits for an owner, and far shorter than a person would. */
const PATIENCE_MS = 60_000;
const CONNECTIONS = 32;

let owner: Server;
let searching: Server;
/** What is searched for, and not found yet. */
const searches = new Set<ServerResponse>();
let gateway: GatewayUnderTest;
/** What the owner was asked and has not been let go of. */
let open = 0;
let asked = 0;

beforeAll(async () => {
  // As a stopped process is: its port takes connections, and nobody answers.
  owner = await listening((_request, response) => {
    open += 1;
    asked += 1;
    response.once('close', () => (open -= 1));
  });
  // As one that says at once that a file comes, and looks for its first piece.
  searching = await listening((_request, response) => {
    searches.add(response);
    response.once('close', () => searches.delete(response));
    response.writeHead(200, { 'content-type': 'application/x-ndjson' }).flushHeaders();
  });
  gateway = await startGatewayUnderTest({ LOADRUNNER_URL: urlOf(owner), AUDIT_URL: urlOf(searching) });
});
afterAll(async () => {
  await gateway.close();
  for (const server of [owner, searching]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const read = (path: string, signal: AbortSignal) =>
  fetch(`${gateway.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${gateway.adminToken}` }, signal });

describe('an owner that does not answer', () => {
  it.each(['load-runs', 'load-runs/one', 'load-runs/one/log', 'load-runs/one/evidence/k6.log', 'schedules'])(
    'makes a read of %s 503, with when to try again',
    async (path) => {
      const answer = await read(path, AbortSignal.timeout(PATIENCE_MS));
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
    },
  );

  it('is named by the health of the system, which is told at once', async () => {
    const answer = await read('system', AbortSignal.timeout(PATIENCE_MS));
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        ok: false,
        services: expect.arrayContaining([expect.objectContaining({ name: 'loadrunner', state: 'silent' })]),
      },
    ]);
  });

  it('is asked nothing more for a caller that has gone, and however many go, by no more connections', async () => {
    await waitFor('the owner to be let go', () => open === 0 || undefined);
    for (let round = 0; round < 3; round += 1) {
      const before = asked;
      const leave = new AbortController();
      const callers = Array.from({ length: 200 }, () => read('load-runs/one', leave.signal).catch(() => undefined));
      await waitFor('the owner to be asked', () => asked > before || undefined);
      leave.abort();
      await Promise.all(callers);
      await waitFor('the owner to be let go', () => open === 0 || undefined);
      const connections = await new Promise<number>((resolve) =>
        owner.getConnections((_error, count) => resolve(count)),
      );
      expect(connections).toBeLessThanOrEqual(CONNECTIONS);
    }
  });
});

describe('an owner that looks long for the first piece of a file', () => {
  it('keeps no caller from knowing that the file comes', async () => {
    const answer = await read('audit/export', AbortSignal.timeout(PATIENCE_MS));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    for (const search of searches) search.end('found\n');
    expect(await answer.text()).toBe('found\n');
  });

  it('is let go of once the caller has gone', async () => {
    const leave = new AbortController();
    const answer = await read('audit/export', leave.signal);
    expect(answer.status).toBe(200);
    leave.abort();
    await waitFor('the search to be let go', () => searches.size === 0);
  });
});
