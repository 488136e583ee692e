import { describe, expect, it } from '@jest/globals';
import { permissions, type RouteKey } from '../access/permissions-table.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { mountRoutes } from '../http/mount.js';
import { documentedPath, openApiDocument } from '../http/openapi.js';
import { route } from '../http/route.js';
import { allRoutes } from './all.js';

const publicUrl = 'http://localhost:8080';
// Routes touch what they are given only when they are called.
const routes = allRoutes({ owners: {}, commands: {}, access: {}, publicUrl } as unknown as GatewayDependencies);
const admit = () => Promise.reject(new Error('not called'));

describe('the routes', () => {
  it("and the rows of the permissions' table are the same, one to one", () => {
    expect(routes.map(({ key }) => key).toSorted()).toEqual(Object.keys(permissions).toSorted());
  });

  it('cannot be mounted without a row, nor twice', () => {
    const stray = route('GET /stray' as RouteKey, { summary: '', answers: {}, handle: () => undefined });
    expect(() => mountRoutes([stray], admit)).toThrow('the route "GET /stray" has no row in the permissions\' table');
    const [first] = routes;
    expect(() => mountRoutes(first ? [first, first] : [], admit)).toThrow('is there twice');
    expect(() => mountRoutes(routes, admit)).not.toThrow();
  });

  it('are all in the reference, each with its own operation id', () => {
    const document = openApiDocument(routes, publicUrl);
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item as Record<string, { operationId: string }>).map(([method, { operationId }]) => ({
        key: `${method.toUpperCase()} ${path}`,
        operationId,
      })),
    );
    expect(operations.map(({ key }) => key).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} /api/v1${documentedPath(path)}`).toSorted(),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('that need a body say so, and the others say that it may be left out', () => {
    const document = openApiDocument(routes, publicUrl);
    for (const { method, path, spec } of routes) {
      if (!spec.body) continue;
      const item = document.paths?.[`/api/v1${documentedPath(path)}`] as Record<string, { requestBody?: unknown }>;
      const required = !spec.body.safeParse(undefined).success;
      expect([path, item[method.toLowerCase()]?.requestBody]).toMatchObject([path, { required }]);
    }
  });

  it('say of what stands beside a message that there may be nothing', () => {
    const text = JSON.stringify(openApiDocument(routes, publicUrl));
    const { components } = JSON.parse(text) as {
      components: { schemas: { Instance: { properties: { chat_messages: { items: { properties: object } } } } } };
    };
    expect(components.schemas.Instance.properties.chat_messages.items.properties).toMatchObject({
      component_config: { type: ['object', 'null'] },
    });
  });

  it('share the shapes of the reference, and lead to no shape that is missing', () => {
    const text = JSON.stringify(openApiDocument(routes, publicUrl));
    const { components } = JSON.parse(text) as { components: { schemas: Record<string, unknown> } };
    const referenced = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name));
    expect([...referenced].toSorted()).toEqual(Object.keys(components.schemas).toSorted());
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Problem', 'Operation', 'Scenario', 'Instance', 'LoadRun', 'Template']),
    );
  });
});
