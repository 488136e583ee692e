import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGatewayUnderTest } from '../../testing/gateway-under-test.js';

let gateway: Awaited<ReturnType<typeof startGatewayUnderTest>>;
const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };

beforeAll(async () => {
  gateway = await startGatewayUnderTest({ REQUIRE_IF_MATCH: 'true' });
});
afterAll(() => gateway.close());

describe('where If-Match is required', () => {
  it('a change without it is 428 and changes nothing; with the ETag or * it goes on', async () => {
    const { body } = await gateway.command('test-scenarios', { body: { name: 'Guarded', template } });
    const path = `test-scenarios/${body.id}`;
    const change = (method: string, headers: Record<string, string> = {}) =>
      gateway.command(path, {
        method,
        headers,
        ...(method === 'DELETE' ? {} : { body: { name: 'Changed', template } }),
      });

    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect(await change(method)).toMatchObject({ status: 428, body: { code: 'IF_MATCH_REQUIRED' } });
    const read = await gateway.ask(path);
    expect(read.body.name).toBe('Guarded');

    expect((await change('PUT', { 'if-match': read.headers.get('etag') ?? '' })).status).toBe(200);
    expect((await change('DELETE', { 'if-match': '*' })).status).toBe(200);
  });

  it.each([
    ['"1"', 200],
    ['"9", "1"', 200],
    ['"1","7" , W/"8"', 200],
    ['*', 200],
    ['"9"', 412],
    ['"9", "7"', 412],
    // RFC 9110: If-Match compares strongly, so a weak one never matches.
    ['W/"1"', 412],
    ['1', 412],
    ['"9" "1"', 412],
    ['"1""1"', 412],
    ['"1" "2" x', 412],
  ])('If-Match: %s is answered %i at version 1', async (value, status) => {
    const { body } = await gateway.command('test-scenarios', { body: { name: `Matched by ${value}`, template } });
    const change = { method: 'PATCH', headers: { 'if-match': value }, body: { description: 'changed' } };
    expect((await gateway.command(`test-scenarios/${body.id}`, change)).status).toBe(status);
  });
});
