import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config.js';

const page = { items: [], next_cursor: null };
const health = {
  ok: false,
  services: [
    { name: 'scenario', state: 'ready', waiting_for: [], without: [] },
    { name: 'audit', state: 'not-ready', waiting_for: ['mongo'], without: [] },
  ],
};
let server: Server;
let url: string;
/** What the gateway says of dead letters; nothing where it cannot say. */
let open: number | undefined;
let areWorkersKnown = true;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    // By this a client knows that a gateway answers, and not somebody else.
    response.setHeader('x-correlation-id', 'c');
    if (request.url === '/readyz') response.end('{}');
    else if (request.url === '/api/v1/system') response.end(JSON.stringify(health));
    else if (areWorkersKnown && request.url?.startsWith('/api/v1/load-workers'))
      response.end(JSON.stringify({ items: [] }));
    else if (open !== undefined && request.url?.startsWith('/api/v1/dead-letters')) {
      const counts = { open, replayed: 0, dropped: 0 };
      response.end(JSON.stringify({ ...page, open, counts, groups: [] }));
    } else {
      response.writeHead(503, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({ status: 503, code: 'UNAVAILABLE', title: 'Away', detail: 'Who knows that is away.' }),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const status = (...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const rehearse = join(loadConfig().repository, 'cli/bin/rehearse.mjs');
    const child = spawn(process.execPath, [rehearse, 'status', ...args], {
      env: { REHEARSAL_URL: url, REHEARSAL_TOKEN: 't' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    // Not at its exit: by then not all that it printed need have been read.
    child.once('close', () => resolve(output));
  });

describe('rehearse status', () => {
  it('says how many dead letters are open', async () => {
    open = 3;
    expect(await status()).toContain('3 open dead letters');
    expect(JSON.parse(await status('--json'))).toMatchObject({ ok: true, dead_letters: 3 });
  });

  it('says of a system elsewhere which service lacks what', async () => {
    expect(await status()).toMatch(/scenario +ready\n.*audit +waits for mongo/);
    expect(JSON.parse(await status('--json'))).toMatchObject({ services: health.services });
  });

  it('says that dead letters could not be asked for, in place of none', async () => {
    open = undefined;
    expect(await status()).toContain('dead letters: not known');
    expect(JSON.parse(await status('--json'))).toMatchObject({ ok: true, dead_letters: null });
  });

  it('says that workers could not be asked for, in place of none', async () => {
    open = 0;
    areWorkersKnown = false;
    expect(await status()).toContain('workers: not known');
    expect(JSON.parse(await status('--json'))).toMatchObject({ ok: true, workers: null, dead_letters: 0 });
    areWorkersKnown = true;
    expect(await status()).not.toContain('not known');
  });
});
