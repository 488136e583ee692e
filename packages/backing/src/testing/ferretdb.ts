import { chmod, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepServer } from '../processes/keep-server.js';
import { rememberedPort } from '../processes/ports.js';
import { runTool } from '../processes/tool.js';
import { mongoAnswers } from '../servers/probe.js';
import { openCache } from '../tools/cache.js';
import { cacheFolder } from './cache-folder.js';
import type { StoreEngine } from './engine.js';

const release = 'v1.24.2';

/** FerretDB speaks MongoDB's protocol over SQLite: the second opinion on what our code may ask of a store. Built by Go. */
export async function startFerretDb(): Promise<StoreEngine> {
  const home = await mkdtemp(join(tmpdir(), 'rehearsal-ferretdb-'));
  const program = join(await openCache(cacheFolder).folder(`ferretdb-${release}`, build), 'ferretdb');
  const address = `127.0.0.1:${await rememberedPort(home, 'ferretdb')}`;
  const url = `mongodb://${address}`;
  let pid = 0;
  const kept = await keepServer(
    {
      title: 'FerretDB',
      command: program,
      args: [
        '--handler=sqlite',
        `--sqlite-url=file:${home}/`,
        `--listen-addr=${address}`,
        '--telemetry=disable',
        '--debug-addr=-',
        `--state-dir=${home}`,
      ],
      cwd: home,
      env: process.env,
      logFile: join(home, 'ferretdb.log'),
      signal: new AbortController().signal,
      ready: () => mongoAnswers(url),
      readyWithinMs: 60_000,
      stopWithinMs: 10_000,
    },
    [],
    {
      spawned: (spawned) => Promise.resolve(void (pid = spawned)),
      ended: () => undefined,
      back: () => undefined,
      givenUp: () => undefined,
    },
  );
  return {
    name: `FerretDB ${release}`,
    url,
    kill: () => Promise.resolve(void process.kill(-pid, 'SIGKILL')),
    stop: async () => {
      await kept.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** From the Go proxy. Its version is a file that a release is built with, and that the proxy's copy lacks. */
async function build(folder: string): Promise<void> {
  const go = async (cwd: string, ...args: string[]) => {
    const { ok, output } = await runTool('go', args, { env: process.env, cwd });
    if (!ok) throw new Error(`go ${args.join(' ')} failed:\n${output}`);
    return output;
  };
  await writeFile(join(folder, 'go.mod'), 'module fetch\n');
  const facts = await go(folder, 'mod', 'download', '-json', `github.com/FerretDB/FerretDB@${release}`);
  const { Dir: fetched } = JSON.parse(facts) as { Dir: string };
  const source = join(folder, 'source');
  await cp(fetched, source, { recursive: true });
  // The module cache is read-only.
  for (const entry of ['.', ...(await readdir(source, { recursive: true }))]) await chmod(join(source, entry), 0o755);
  await writeFile(join(source, 'build', 'version', 'version.txt'), release);
  await go(source, 'build', '-o', join(folder, 'ferretdb'), './cmd/ferretdb');
  await rm(source, { recursive: true, force: true });
}
