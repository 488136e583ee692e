import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { openLive } from './live.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A gateway whose sockets let nobody in, since something behind it is away; as engine.io 4 tells it by polling. */
async function aGatewayThatIsAway(): Promise<string> {
  const open = `0${JSON.stringify({ sid: 's', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1e6 })}`;
  const refused = `44${JSON.stringify({ message: 'away', data: { status: 503 } })}`;
  server = createServer((request, response) => {
    if (request.method === 'POST') response.end('ok');
    else response.end(request.url?.includes('sid=') ? refused : open);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

it('ends what it was going to try again when it is closed', async () => {
  const live = openLive({ url: await aGatewayThatIsAway(), token: () => 't' });
  live.watch('scenarios', {});
  await waitFor('the refusal', () => live.liveness() === 'offline');
  const before = timers();
  live.close();
  expect(timers()).toBeLessThan(before);
});
