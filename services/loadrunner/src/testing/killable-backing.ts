import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBacking } from '@rehearsal/backing/backing';
import { repositoryRoot } from '@rehearsal/testing/service-process';
import { waitFor } from '@rehearsal/testing/wait-for';
import { plainEnvironment } from './config.js';

type Server = 'redis' | 'kafka';

export interface KillableBacking {
  addresses: { KAFKA_BROKERS: string; MONGO_URL: string; REDIS_URL: string };
  /** SIGKILL. Its supervisor starts it again, as in a system that runs. */
  kill(server: Server): Promise<void>;
  stop(): Promise<void>;
}

/** A server that ends five times within a minute is given up: a test is to stay well below that. */
const KILLS_A_MINUTE = 3;
const MINUTE_MS = 60_000;

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
  backing.onGivenUp((server, why) => process.stderr.write(`${server} ${why}\n`));
  const killed: { server: Server; pid: number; at: number }[] = [];
  const killsOf = (server: Server) => killed.filter((kill) => kill.server === server);

  return {
    addresses: {
      KAFKA_BROKERS: backing.kafka.address,
      MONGO_URL: backing.mongo.address,
      REDIS_URL: backing.redis.address,
    },
    kill: async (server) => {
      const mayDieAgain = () =>
        killsOf(server).filter(({ at }) => performance.now() - at < MINUTE_MS).length < KILLS_A_MINUTE;
      await waitFor(`${server} to have lived long enough`, mayDieAgain, { withinMs: 2 * MINUTE_MS, everyMs: 500 });
      const pid = await waitFor(
        `${server} to be started again`,
        async () => {
          const { pid: now } = JSON.parse(await readFile(join(home, 'run', `${server}.json`), 'utf8')) as {
            pid: number;
          };
          return killsOf(server).some((kill) => kill.pid === now) ? null : now;
        },
        { withinMs: 2 * MINUTE_MS },
      );
      process.kill(pid, 'SIGKILL');
      killed.push({ server, pid, at: performance.now() });
    },
    stop: async () => {
      await backing.stop();
      // Not before nobody writes there any more.
      await rm(home, { recursive: true, force: true });
    },
  };
}
