import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readiness } from '@rehearsal/contracts/http/system/system';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { generateActorKeys } from './actor-token.js';
import { openBrokerProxy, type BrokerProxy } from './testing/broker-proxy.js';

const NOBODY = 'http://127.0.0.1:9';
const entries = {
  loadrunner: 'services/loadrunner/dist/main.js',
  'a worker of load runs': 'services/loadrunner/dist/worker.js',
  rehearsal: 'services/rehearsal/dist/main.js',
};

const hostOf = {
  mongo: () => new URL(backingFromEnv().MONGO_URL).host,
  redis: () => new URL(backingFromEnv().REDIS_URL).host,
};

let folder: string;
let relays: Record<'mongo' | 'redis', BrokerProxy>;
let services: Record<string, ServiceProcess>;

beforeAll(async () => {
  const backing = backingFromEnv();
  folder = await mkdtemp(join(tmpdir(), 'readiness-'));
  const [mongo, redis] = await Promise.all([openBrokerProxy(hostOf.mongo()), openBrokerProxy(hostOf.redis())]);
  relays = { mongo, redis };
  const env = {
    ...backing,
    MONGO_URL: `mongodb://${mongo.address}`,
    REDIS_URL: `redis://${redis.address}`,
    NAMESPACE: freshNamespace(),
    LOG_LEVEL: 'warn',
    ACTOR_PRIVATE_KEY: JSON.stringify(generateActorKeys('rehearsal').privateKey),
    SCENARIO_URL: NOBODY,
    INSTANTIATOR_URL: NOBODY,
    REHEARSAL_URL: NOBODY,
    COACH_URL: NOBODY,
    LOADTESTS_DIR: folder,
    RESULTS_DIR: join(folder, 'results'),
    WORKER_ID: 'one',
  };
  const started = Object.entries(entries).map(async ([name, entry]) => [name, await startService(entry, env)] as const);
  services = Object.fromEntries(await Promise.all(started));
});
afterAll(async () => {
  await Promise.all(Object.values(services).map((service) => service.kill('SIGTERM')));
  await Promise.all(Object.values(relays).map((relay) => relay.close()));
  await rm(folder, { recursive: true, force: true });
});

/** Names a service that is something else, and what it says. */
const untilAll = (what: string, isSo: (status: number, waitingFor: readonly string[]) => boolean) =>
  waitFor(`every service to be ${what}`, async () => {
    for (const [name, { url }] of Object.entries(services)) {
      const answer = await fetch(`${url}/readyz`);
      const { waiting_for } = Readiness.parse(await answer.json());
      if (!isSo(answer.status, waiting_for)) throw new Error(`${name} says ${answer.status}: ${waiting_for.join()}`);
    }
    return true;
  });

const expectAllAlive = () => {
  for (const { child } of Object.values(services)) expect([child.exitCode, child.signalCode]).toEqual([null, null]);
};

describe('while what a service cannot serve without is away', () => {
  it.each(['mongo', 'redis'] as const)('it names %s, lives on, and is ready once that is back', async (name) => {
    const { address } = relays[name];
    await relays[name].close();
    await untilAll('not ready', (status, waitingFor) => status === 503 && waitingFor.includes(name));
    relays[name] = await openBrokerProxy(hostOf[name](), Number(address.split(':')[1]));
    await untilAll('ready', (status, waitingFor) => status === 200 && waitingFor.length === 0);
    expectAllAlive();
  });

  it('it names a redis that keeps its connections and says nothing, and is ready once it answers', async () => {
    relays.redis.hold();
    await untilAll('not ready', (status, waitingFor) => status === 503 && waitingFor.includes('redis'));
    relays.redis.flow();
    await untilAll('ready', (status, waitingFor) => status === 200 && waitingFor.length === 0);
    expectAllAlive();
  });
});
