import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBacking } from '@rehearsal/backing/backing';
import { Agent, request } from 'undici';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const START_WITHIN_MS = 120_000;

/** The whole system and the backing services under it, which the floors use too. */
export interface Stage {
  brokers: string[];
  mongoUrl: string;
  url: string;
  /** POST to the API with the admin's token, waiting for the outcome; throws for anything but 201. */
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
  /** GET from the API, as the text that came. */
  get(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Rehearsal runs with its audit and all, as `npm start` has it; only its backing services are shared with the floors. */
export async function openStage(): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'rehearsal-bench-'));
  const backing = await startBacking({ home, cache: join(repository, '.rehearse', 'cache'), report: () => undefined });
  const up = spawn(process.execPath, [join(repository, 'cli/bin/rehearse.mjs'), 'up', '--no-samples'], {
    cwd: repository,
    env: {
      ...process.env,
      REHEARSAL_HOME: join(home, 'system'),
      REHEARSAL_PORT: '0',
      KAFKA_BROKERS: backing.kafka.address,
      MONGO_URL: backing.mongo.address,
      REDIS_URL: backing.redis.address,
      K6_BIN: backing.k6.address,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => up.once('exit', () => resolve()));
  const { url } = await systemFile(join(home, 'system', 'system.json'), () => up.exitCode === null);
  const token = (await readFile(join(home, 'system', 'cli-token'), 'utf8')).trim();
  const agent = new Agent({ connections: 128, pipelining: 1 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', prefer: 'wait=20' };

  return {
    brokers: backing.kafka.address.split(','),
    mongoUrl: backing.mongo.address,
    url,
    post: async (path, body) => {
      const { statusCode, body: answer } = await request(`${url}/api/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        dispatcher: agent,
      });
      const text = await answer.text();
      if (statusCode !== 201) throw new Error(`POST ${path} answered ${statusCode}: ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    },
    get: async (path) => {
      const { statusCode, body: answer } = await request(`${url}/api/v1${path}`, { headers, dispatcher: agent });
      const text = await answer.text();
      if (statusCode !== 200) throw new Error(`GET ${path} answered ${statusCode}: ${text}`);
      return text;
    },
    close: async () => {
      up.kill('SIGTERM');
      await exited;
      await agent.close();
      await backing.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function systemFile(path: string, alive: () => boolean): Promise<{ url: string }> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as { url: string };
    } catch (error) {
      if (!alive() || Date.now() > deadline) throw new Error('the system did not start', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
