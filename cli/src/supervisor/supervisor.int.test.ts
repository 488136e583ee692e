import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { loadConfig } from '../config.js';
import type { Progress } from './progress/progress.js';
import type { ServiceSpec } from './services.js';
import type { SystemFile } from '@rehearsal/backing/running/system-file';
import { startSystem, type RunningSystem } from './system.js';

/** A service that answers, ends when told to, and writes down when it was stopped. */
const ANSWERING = `
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
createServer((request, response) => response.end()).listen(Number(process.env.HTTP_PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  appendFileSync(process.env.DIARY, process.env.SELF + '\\n');
  console.log(JSON.stringify({ level: 30, time: new Date().toISOString(), reason: 'SIGTERM', msg: 'stopping' }));
  process.exit(0);
});
`;
const BROKEN = `console.error('the disk is full'); process.exit(1);`;

let clone: string;
let systems: RunningSystem[];
let news: string[];

const inClone = (file: string) => join(clone, file);
const service = (name: string, entry = 'answering.mjs'): ServiceSpec => ({
  name,
  entry,
  env: () => ({ SELF: name, DIARY: inClone('diary') }),
});
const trio = ['audit', 'scenario', 'gateway'].map((name) => service(name));

const progress: Progress = {
  start: () => undefined,
  detail: (name, text) => void news.push(`${name}: ${text}`),
  done: () => undefined,
  failed: (name, text) => void news.push(`${name} failed: ${text}`),
  close: () => Promise.resolve(),
};
const configOf = () => ({ ...loadConfig(), repository: clone, home: inClone('home'), port: 0 });

async function start(services: readonly ServiceSpec[] = trio): Promise<RunningSystem> {
  const system = await startSystem({ config: configOf(), progress, services });
  systems.push(system);
  return system;
}
const systemFile = async () => JSON.parse(await readFile(inClone('home/system.json'), 'utf8')) as SystemFile;
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pidsOf = ({ services }: Pick<SystemFile, 'services'>) => Object.values(services).map(({ pid }) => pid);

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'rehearsal-supervisor-'));
  systems = [];
  news = [];
  await writeFile(inClone('answering.mjs'), ANSWERING);
  await writeFile(inClone('broken.mjs'), BROKEN);
  await writeFile(inClone('diary'), '');
});
afterEach(async () => {
  for (const system of systems) await system.stop();
  await rm(clone, { recursive: true, force: true });
});

describe('a system under its supervisor', () => {
  it('answers when it is ready, and says where it is', async () => {
    const system = await start();
    expect((await fetch(system.url)).ok).toBe(true);
    expect(await systemFile()).toMatchObject({ url: system.url, pid: process.pid });
    expect((await readFile(inClone('home/cli-token'), 'utf8')).trim()).toBe(system.token);
    expect((await stat(inClone('home/cli-token'))).mode & 0o777).toBe(0o600);
    expect((await stat(inClone('home/keys/gateway.private.jwk.json'))).mode & 0o777).toBe(0o600);
  });

  it('starts a service again that was killed, and writes its new process down', async () => {
    const { services } = await start();
    const killed = services['scenario']?.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    const reborn = await waitFor('the service to start again', async () => {
      const now = (await systemFile()).services['scenario'];
      if (now?.restarts !== 1 || now.pid === killed) return undefined;
      return (await fetch(now.url)).ok ? now : undefined;
    });
    expect(reborn.url).toBe(services['scenario']?.url);
    expect(news).toContainEqual(expect.stringContaining('scenario: ended with SIGKILL; starts again'));
  });

  it('says what ended a service that was told to stop, and nothing that was said before its time', async () => {
    const { services } = await start();
    await appendFile(
      inClone('home/logs/scenario.log'),
      `${JSON.stringify({ level: 50, time: '2026-01-01T00:00:00Z', msg: 'of old' })}\n`,
    );
    process.kill(services['scenario']?.pid ?? 0, 'SIGTERM');
    const told = await waitFor('the end to be told', () => news.find((text) => text.startsWith('scenario: ended')));
    expect(told).toMatch(/^scenario: ended with exit code 0: it was told to stop by SIGTERM; starts again in /);
  });

  it('stops its services in the reverse order and leaves nothing running', async () => {
    const system = await start();
    const pids = pidsOf(system);
    await system.stop();
    expect(await readFile(inClone('diary'), 'utf8')).toBe('gateway\nscenario\naudit\n');
    expect(pids.filter(isAlive)).toEqual([]);
    await expect(stat(inClone('home/system.json'))).rejects.toThrow('ENOENT');
  });

  it('keeps its keys, ports and logs for the next start', async () => {
    const first = await start();
    await appendFile(inClone('home/logs/audit.log'), 'the disk was full\n');
    const keys = await readFile(inClone('home/keys/session.private.jwk.json'), 'utf8');
    await first.stop();
    const second = await start();
    expect(await readFile(inClone('home/keys/session.private.jwk.json'), 'utf8')).toBe(keys);
    expect(second.services['audit']?.url).toBe(first.services['audit']?.url);
    expect(second.token).not.toBe(first.token);
    expect(await readFile(inClone('home/logs/audit.log'), 'utf8')).toContain('the disk was full');
  });

  it('says why a service cannot run, and stops the others', async () => {
    const failure = await start([service('audit'), service('gateway', 'broken.mjs')]).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /^gateway ended 5 times within a minute, last with exit code 1: the disk is full/,
      ) as unknown,
    });
    expect(await readFile(inClone('diary'), 'utf8')).toBe('audit\n');
  });

  it('refuses a second one in the same home by name', async () => {
    const { url } = await start();
    await expect(start()).rejects.toThrow(`Rehearsal runs already at ${url} (process ${process.pid}`);
  });

  it('says what to do about a port that is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const config = { ...configOf(), home: inClone('other-home'), port };
    await expect(startSystem({ config, progress, services: trio })).rejects.toThrow(
      `Port ${port} is taken by another program; stop it, or choose another with REHEARSAL_PORT=${port + 1}`,
    );
  });

  it('says so when it is not built', async () => {
    await expect(start([service('gateway', 'missing.mjs')])).rejects.toThrow(
      'missing.mjs is not built yet; run `npm run build`',
    );
  });

  it('leaves nothing behind when its supervisor is killed', async () => {
    const pids = await anotherSupervisor();
    process.kill(pids.supervisor, 'SIGKILL');
    await waitFor('every service to be gone', () => pids.services.every((pid) => !isAlive(pid)));
    await start();
  });
});

/** A supervisor in a process of its own, as `rehearse up` is one. */
async function anotherSupervisor(): Promise<{ supervisor: number; services: number[] }> {
  const built = pathToFileURL(join(loadConfig().repository, 'cli/dist/supervisor.js')).href;
  const config = JSON.stringify({ ...configOf(), environment: undefined });
  const program = `
    import { startSystem } from '${built}';
    const silent = () => undefined;
    const service = (name) => ({ name, entry: 'answering.mjs', env: () => ({ SELF: name, DIARY: '${inClone('diary')}' }) });
    await startSystem({
      config: { ...${config}, environment: process.env },
      progress: { start: silent, detail: silent, done: silent, failed: silent, close: silent },
      services: ['audit', 'scenario', 'gateway'].map(service),
    });
  `;
  await writeFile(inClone('supervise.mjs'), program);
  const child = spawn(process.execPath, [inClone('supervise.mjs')], { stdio: 'ignore' });
  const system = await waitFor('the other supervisor', systemFile);
  return { supervisor: child.pid ?? 0, services: pidsOf(system) };
}
