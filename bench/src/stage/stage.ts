import { cp } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { startBacking } from '@rehearsal/backing/backing';
import type { SystemFile } from '@rehearsal/backing/running/system-file';
import { openClient, type Client } from '@rehearsal/client/client';
import { noteServers } from '../report/servers.js';
import { openApi, type Api } from './api.js';
import { cloneWithLoadTests } from './clone.js';
import { opened, temporaryFolder } from './opened.js';
import { cache } from '../places.js';
import { startSystem } from './system.js';

/** The whole system and the backing services under it, which the floors use too. */
export interface Stage {
  brokers: string[];
  mongoUrl: string;
  redisUrl: string;
  k6: string;
  system: SystemFile;
  token: string;
  /** The folder of the command line that runs this system, and of its load tests. */
  clone: string;
  /** Where its data lies. */
  home: string;
  /** For what is timed. */
  api: Api;
  /** For all that is not timed. */
  client: Client;
  /** Stops everything and leaves the data, whole, in `home`. */
  quieten(): Promise<void>;
  /** Stops everything and removes the data. */
  close(): Promise<void>;
}

interface StageOptions {
  /** A home that was kept; a copy of it is used. */
  from?: string;
  /** Another address of the store than its own, for the services alone. */
  storeBehind?: (mongoUrl: string) => Promise<{ url: string; close: () => Promise<void> }>;
}

/** Rehearsal runs with its audit and all, as `npm start` has it; only its backing services are shared with the floors. */
export async function openStage({ from, storeBehind }: StageOptions = {}): Promise<Stage> {
  const folder = await temporaryFolder();
  const home = join(folder.path, 'home');
  if (from !== undefined) await cp(from, home, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const clone = await cloneWithLoadTests(join(folder.path, 'clone'));
  const backing = await startBacking({ home, cache, report: () => undefined });
  const stopBacking = opened('the backing services', () => backing.stop());
  const between = await storeBehind?.(backing.mongo.address);
  const system = await startSystem({
    command: [process.execPath, join(clone, 'cli/bin/rehearse.mjs'), 'up', '--no-samples'],
    cwd: clone,
    home: join(home, 'system'),
    env: {
      ...process.env,
      REHEARSAL_HOME: join(home, 'system'),
      REHEARSAL_PORT: '0',
      KAFKA_BROKERS: backing.kafka.address,
      MONGO_URL: between?.url ?? backing.mongo.address,
      REDIS_URL: backing.redis.address,
      K6_BIN: backing.k6.address,
      LOG_LEVEL: 'warn',
      // The scripted coach pauses before each word, so that it seems to think: that is no work of the system's.
      TURN_TOKEN_DELAY_MS: '0',
    },
  });
  const { url } = system.file;
  const api = openApi(url, system.token);
  const { kafka, redis, mongo, k6 } = backing;
  noteServers(
    Object.fromEntries(Object.entries({ kafka, redis, mongo, k6 }).map(([name, { provider }]) => [name, provider])),
  );
  let ended: Promise<void> | undefined;
  const quieten = () =>
    (ended ??= (async () => {
      await api.close();
      await system.stop();
      await between?.close();
      await stopBacking();
    })());
  return {
    brokers: kafka.address.split(','),
    mongoUrl: mongo.address,
    redisUrl: redis.address,
    k6: k6.address,
    system: system.file,
    token: system.token,
    clone,
    home,
    api,
    client: openClient({ url, token: () => system.token }),
    quieten,
    close: async () => {
      await quieten();
      await folder.remove();
    },
  };
}
