import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions } from '../access/permissions-table.js';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await startGatewayUnderTest();
});
afterAll(() => gateway.close());

describe('an address', () => {
  it.each([...new Set(Object.keys(permissions).map((key) => key.split(' ')[1] ?? ''))])(
    'names every method that it takes: %s',
    async (path) => {
      const address = path.replace('operations/:id', 'operations/instance.a.b').replaceAll(/:(version|\w+)/g, '1');
      const methods = Object.keys(permissions)
        .map((key) => key.split(' '))
        .filter(([, other = '']) => new RegExp(`^${other.replaceAll(/:\w+/g, '[^/]+')}$`).test(address))
        .map(([method]) => method);
      const answer = await gateway.ask(`/api/v1${address}`, { method: 'OPTIONS' });
      expect(answer.status).toBe(405);
      const allow = answer.headers
        .get('allow')
        ?.split(', ')
        .filter((method) => method !== 'HEAD');
      expect(new Set(allow)).toEqual(new Set(methods));
    },
  );
});

describe('pages', () => {
  it('show the reference under a policy that lets no foreign or inline script run', async () => {
    const page = await gateway.ask('/docs', { token: null });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    for (const [, file = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([file, (await gateway.ask(file, { token: null })).status]).toEqual([file, 200]);
    }
    const document = await gateway.ask('openapi.json', { token: null });
    expect(document.body.openapi).toBe('3.1.0');
  });

  it("give the template's schema to editors", async () => {
    const { body } = await gateway.ask('schemas/template.json', { token: null });
    expect(body).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'http://localhost:8080/api/v1/schemas/template.json',
      type: 'object',
    });
  });
});
