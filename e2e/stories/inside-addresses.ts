import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { system } from './one-system.js';

const OWNERS = ['scenario', 'instantiator', 'loadrunner', 'rehearsal', 'audit'] as const;
const repository = join(import.meta.dirname, '../..');

interface Route {
  method: string;
  path: string;
}

/** Every route that an owner declares, read from its sources, so that a new one is among them by itself. */
function routesOf(owner: string): Route[] {
  const folder = join(repository, 'services', owner, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  return files
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .flatMap((source) => [...source.matchAll(/\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g)])
    .map(([, method = '', path = '']) => ({ method: method.toUpperCase(), path: path.replaceAll(/:\w+/g, 'some') }));
}

let token: string;
beforeAll(async () => {
  token = (await readFile(join(system.home, 'keys', 'service-token'), 'utf8')).trim();
});

async function ask(owner: string, { method, path }: Route, headers: Record<string, string> = {}) {
  const { url } = await system.service(owner);
  const response = await fetch(`${url}${path}`, { method, headers });
  return { status: response.status, text: await response.text() };
}

describe.each(OWNERS)('the inside address of the owner %s', (owner) => {
  const routes = routesOf(owner);

  it('refuses each of its routes to whoever lacks the token of services', async () => {
    expect(routes.length).toBeGreaterThan(3);
    for (const route of routes)
      for (const headers of [{}, { authorization: `Bearer ${system.token}` }, { authorization: `Bearer ${token}x` }]) {
        const { status, text } = await ask(owner, route, headers);
        expect([route, status]).toEqual([route, 401]);
        expect(JSON.parse(text)).toMatchObject({ code: 'SERVICE_TOKEN_REQUIRED' });
      }
  });

  it('answers each of them to a service', async () => {
    for (const route of routes) {
      const { status } = await ask(owner, route, { authorization: `Bearer ${token}` });
      expect([route, status]).not.toEqual([route, 401]);
    }
  });

  it.each(['/livez', '/readyz', '/metrics'])('tells everybody %s', async (path) => {
    // Not 401; and ready again soon, where a consumer is given other partitions just now.
    await waitFor(`${path} to be told`, async () => (await ask(owner, { method: 'GET', path })).status === 200);
  });
});

it('the token of services is its owner alone to read, and in no log and no description of the system', async () => {
  expect((await stat(join(system.home, 'keys', 'service-token'))).mode & 0o777).toBe(0o600);
  const logs = await readdir(join(system.home, 'logs'));
  expect(logs.length).toBeGreaterThan(OWNERS.length);
  for (const file of [join(system.home, 'system.json'), ...logs.map((log) => join(system.home, 'logs', log))])
    expect([file, (await readFile(file, 'latin1')).includes(token)]).toEqual([file, false]);
  expect(system.output()).not.toContain(token);
});
