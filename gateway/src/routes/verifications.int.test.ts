import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let owner: Server;
let gateway: GatewayUnderTest;
let asked: { path: string; body: unknown }[];
/** What the audit service has on record. */
let record: Record<string, unknown>;

beforeAll(async () => {
  owner = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      asked.push({ path: request.url ?? '', body: text === '' ? null : (JSON.parse(text) as unknown) });
      response.end(JSON.stringify(record));
    });
  });
  await new Promise<void>((resolve) => owner.listen(0, '127.0.0.1', resolve));
  const { port } = owner.address() as AddressInfo;
  gateway = await startGatewayUnderTest({ AUDIT_URL: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await gateway.close();
  owner.closeAllConnections();
  await new Promise((resolve) => owner.close(resolve));
});
beforeEach(() => {
  asked = [];
});

const ask = async (path: string, body?: unknown) => {
  const answer = await gateway.ask(path, { method: 'POST', body });
  return { status: answer.status, location: answer.headers.get('location'), body: JSON.parse(answer.text) as unknown };
};

describe('a verification of the audit log, at the door', () => {
  it('is answered with what was found, and was asked for in the name of its caller', async () => {
    record = { id: 'v1', state: 'ended', result: { ok: true, entries: 7 } };
    expect(await ask('audit/verify')).toEqual({ status: 200, location: null, body: record.result });
    const by = expect.objectContaining({ role: 'admin' }) as unknown;
    expect(asked).toEqual([{ path: '/audit/verifications', body: { scope: 'since-checkpoint', wait: true, by } }]);
  });

  it('says where one that takes longer is followed, in place of an end of time', async () => {
    record = { id: 'v2', state: 'running', result: null };
    const location = '/api/v1/audit/verifications/v2';
    expect(await ask('audit/verify')).toEqual({ status: 202, location, body: record });
    record = { ...record, state: 'ended' };
    expect((await gateway.ask(location)).text).toBe(JSON.stringify(record));
  });

  it('of everything is never waited for', async () => {
    record = { id: 'v3', state: 'running', result: null };
    expect(await ask('audit/verifications')).toMatchObject({
      status: 202,
      location: '/api/v1/audit/verifications/v3',
    });
    expect(asked[0]?.body).toMatchObject({ scope: 'whole' });
    expect(asked[0]?.body).not.toHaveProperty('wait');
  });

  it('is cancelled in the name of its caller', async () => {
    record = { id: 'v3', state: 'cancelled', result: null };
    expect(await ask('audit/verifications/v3/cancel')).toMatchObject({ status: 200, body: record });
    expect(asked).toMatchObject([{ path: '/audit/verifications/v3/cancel', body: { by: { role: 'admin' } } }]);
  });

  it('that came to no verdict says why', async () => {
    record = { id: 'v4', state: 'failed', result: null, failure: 'It could not be carried out: no answer.' };
    expect(await ask('audit/verify')).toMatchObject({
      status: 503,
      body: { code: 'NOT_VERIFIED', detail: 'It could not be carried out: no answer. Asking again is safe.' },
    });
  });
});
