import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let port: string;

beforeAll(async () => {
  const names = { PUBLIC_URL: 'https://rehearsal.example', TRUSTED_HOSTS: 'gateway, proxy.internal' };
  gateway = await startGatewayUnderTest(names);
  ({ port } = new URL(gateway.url));
});
afterAll(() => gateway.close());

/** fetch sets the header itself, so this asks without it. */
const statusFor = (host: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.once('error', reject).end();
  });

describe('a request', () => {
  it.each([
    'rehearsal.example',
    'Rehearsal.example:443',
    'gateway:8080',
    'proxy.internal',
    'localhost',
    '127.0.0.1',
    '[::1]',
  ])('that is sent to %s is served', async (host) => {
    expect(await statusFor(host, '/api/v1/openapi.json')).toBe(200);
  });

  it.each(['rebound.example', 'rehearsal.example.evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'that is sent to %s is turned away, whatever it asks for',
    async (host) => {
      for (const path of ['/api/v1/openapi.json', '/api/v1/test-scenarios', '/docs'])
        expect([path, await statusFor(host, path)]).toEqual([path, 421]);
    },
  );

  it('that is sent to two hosts is malformed, whichever they are', async () => {
    const hosts = ['host', 'localhost', 'host', 'localhost'];
    const status = await new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: '/api/v1/openapi.json', headers: hosts }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.once('error', reject).end();
    });
    expect(status).toBe(400);
  });

  it('is told by any name whether the process lives and is ready', async () => {
    expect(await statusFor('gateway.of.the.orchestrator', '/readyz')).toBe(200);
  });
});
