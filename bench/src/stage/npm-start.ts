import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { request } from 'undici';
import { noteServers } from '../report/servers.js';
import { repository } from '../places.js';
import { startSystem, type RunningSystem } from './system.js';

/** `npm start` as a person gives it, until the page and the list behind it answer. */
export async function npmStart(home: string): Promise<RunningSystem> {
  const system = await startSystem({
    command: ['npm', 'start', '--silent'],
    cwd: repository,
    home,
    env: { ...process.env, REHEARSAL_HOME: home, REHEARSAL_PORT: String(await freePort()) },
    isUp: async ({ url }, token) => {
      const headers = { authorization: `Bearer ${token}` };
      const answers = await Promise.all(
        ['/', `${API}/test-scenarios`].map(async (path) => {
          const { statusCode, body } = await request(`${url}${path}`, { headers });
          await body.dump();
          return statusCode;
        }),
      ).catch(() => [0]);
      return answers.every((status) => status === 200);
    },
  });
  noteServers(system.file.providers);
  return system;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
