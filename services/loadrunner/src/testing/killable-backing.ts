import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBacking } from '@rehearsal/backing/backing';
import { repositoryRoot } from '@rehearsal/testing/service-process';
import { onPath } from '../k6/on-path.js';
import { plainEnvironment } from './config.js';

type Server = 'redis' | 'kafka';

export interface KillableBacking {
  addresses: { KAFKA_BROKERS: string; MONGO_URL: string; REDIS_URL: string };
  /** SIGKILL, and after a while the same program again, on the same data and port. */
  killAndRestart(server: Server, afterMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Backing services of a test's own, as local processes, so that they can be killed without harm to others. */
export async function startKillableBacking(): Promise<KillableBacking> {
  const home = await mkdtemp(join(tmpdir(), 'loadrunner-'));
  const backing = await startBacking({
    home,
    cache: join(repositoryRoot, '.rehearse', 'cache'),
    report: () => undefined,
    need: ['kafka', 'redis', 'mongo'],
    env: plainEnvironment(),
    docker: false,
  });
  const restarted = new Map<Server, ChildProcess>();

  const pidOf = async (server: Server): Promise<number> =>
    restarted.get(server)?.pid ??
    (JSON.parse(await readFile(join(home, 'run', `${server}.json`), 'utf8')) as { pid: number }).pid;

  return {
    addresses: {
      KAFKA_BROKERS: backing.kafka.address,
      MONGO_URL: backing.mongo.address,
      REDIS_URL: backing.redis.address,
    },
    killAndRestart: async (server, afterMs) => {
      const pid = await pidOf(server);
      const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      const cwd = readlinkSync(`/proc/${pid}/cwd`);
      process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const setpriv = onPath('setpriv');
      const guard = setpriv === null ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
      const [file, ...rest] = [...guard, program, ...args] as [string, ...string[]];
      const again = spawn(file, rest, {
        cwd,
        env: plainEnvironment(),
        stdio: 'ignore',
      });
      restarted.set(server, again);
    },
    stop: async () => {
      const running = [...restarted.values()].filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      );
      const gone = running.map((child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all([...gone, backing.stop()]);
      // Not before nobody writes there any more.
      await rm(home, { recursive: true, force: true });
    },
  };
}
