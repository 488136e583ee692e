import { appendFile, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { startBacking, type Backing, type Step } from './backing.js';
import type { ServiceName } from './tools/environment.js';
import { findJdk } from './tools/java.js';
import { describeProcess } from './processes/process-table.js';
import { waitUntil } from './processes/wait-until.js';

const cache = join(import.meta.dirname, '../../../.rehearse/cache');
const home = await mkdtemp(join(tmpdir(), 'rehearsal-backing-'));

/** The tests' own services are given by these variables; here others are to be started. */
const { KAFKA_BROKERS: _kafka, REDIS_URL: _redis, MONGO_URL: _mongo, K6_BIN: _k6, ...env } = process.env;

const news: string[] = [];
const report = ({ name, detail = '' }: Step) => void news.push(`${name}: ${detail}`);

const start = (need?: ServiceName[]) =>
  startBacking({ home, cache, env, docker: false, report, ...(need && { need }) });

const serverPids = async (): Promise<Map<string, number>> => {
  const files = (await readdir(join(home, 'run'))).filter((file) => /^(kafka|redis|mongo)\.json$/.test(file));
  const entries = await Promise.all(
    files.map(async (file): Promise<[string, number]> => {
      const { pid } = JSON.parse(await readFile(join(home, 'run', file), 'utf8')) as { pid: number };
      return [file.replace('.json', ''), pid];
    }),
  );
  return new Map(entries);
};

const isGone = async (pid: number) => (await describeProcess(pid)) === undefined;

let backing: Backing;
beforeAll(async () => {
  backing = await start();
});
afterAll(async () => {
  await backing.stop();
  await rm(home, { recursive: true, force: true });
});

describe('backing services of a second system', () => {
  it('carry a message through Kafka', async () => {
    const kafka = new Kafka({ brokers: [backing.kafka.address], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.createTopics({ topics: [{ topic: 'greetings', numPartitions: 1 }], waitForLeaders: true });
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: 'greetings', messages: [{ value: 'hello' }] });
    expect(await admin.fetchTopicOffsets('greetings')).toMatchObject([{ offset: '1' }]);
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  });

  it('refuse to write to a Kafka topic that nobody made', async () => {
    const kafka = new Kafka({ brokers: [backing.kafka.address], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
    const producer = kafka.producer({ allowAutoTopicCreation: true });
    await producer.connect();
    await expect(producer.send({ topic: 'mistyped', messages: [{ value: 'x' }] })).rejects.toThrow();
    await producer.disconnect();
  });

  it('keep values in a Redis that evicts nothing', async () => {
    const redis = new Redis(backing.redis.address);
    await redis.set('greeting', 'hello');
    expect(await redis.get('greeting')).toBe('hello');
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    await redis.quit();
  });

  it('say plainly what they are', () => {
    expect(backing.kafka.provider).toMatch(/^Kafka \d/);
    expect(backing.redis.provider).toMatch(/^Redis \d/);
    expect(backing.mongo.provider).toMatch(/^MongoDB \d|a stand-in, not a real MongoDB/);
    expect(backing.k6.provider).toMatch(/^k6 \d/);
  });

  it('refuse a second owner of the same home by name', async () => {
    await expect(start()).rejects.toMatchObject({
      code: 'HOME_IN_USE',
      message: expect.stringContaining(`Process ${process.pid} already runs a system from ${home}`),
    });
  });

  it.each(['kafka', 'redis', 'mongo'] as const)('start again when killed, at the same address: %s', async (service) => {
    const before = (await serverPids()).get(service) ?? 0;
    process.kill(before, 'SIGKILL');
    const isBack = async () =>
      news.at(-1) === `${service}: answers again` && (await serverPids()).get(service) !== before;
    expect(await waitUntil(isBack, { deadlineMs: 120_000 })).toBe(true);
    expect(news).toContainEqual(expect.stringMatching(`^${service}: ended with SIGKILL; starts again in 0.2 s`));
    expect(backing.isWhole()).toBe(true);
  });

  it('have what they had after that', async () => {
    const kafka = new Kafka({ brokers: [backing.kafka.address], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    expect(await admin.fetchTopicOffsets('greetings')).toMatchObject([{ offset: '1' }]);
    await admin.disconnect();
    const redis = new Redis(backing.redis.address);
    expect(await redis.get('greeting')).toBe('hello');
    await redis.quit();
  });

  it('lose no acknowledged write when Mongo is killed', async () => {
    // As every service opens it: by the driver alone a write may wait for ever for a server that was killed.
    const open = () => openMongo({ url: backing.mongo.address, namespace: 'killed', service: 'durable' });
    const connection = await open();
    const writes = connection.collection<{ _id: string; n: number }>('writes');
    await writes.createIndex({ client: 1, n: 1 }, { unique: true }, {});
    await writes.insertMany([
      { _id: 'to change', client: 9, n: 0 },
      { _id: 'to remove', client: 9, n: 1 },
    ] as never);
    await writes.updateOne({ _id: 'to change' }, { $set: { n: 2 } });
    await writes.deleteOne({ _id: 'to remove' });
    const acknowledged: string[] = [];
    // A write that began while Mongo was away may be taken by the one that was started again, so no writer waits to fail.
    let isKilled = false;
    const write = async (client: number) => {
      for (let n = 0; !isKilled; n++) {
        const _id = `${client}:${n}`;
        await writes.insertOne({ _id, client, n } as never);
        acknowledged.push(_id);
      }
    };
    const clients = Promise.allSettled([0, 1, 2, 3].map(write));
    await waitUntil(() => acknowledged.length >= 200, { deadlineMs: 30_000 });
    process.kill((await serverPids()).get('mongo') ?? 0, 'SIGKILL');
    isKilled = true;
    await clients;
    await connection.close(true);

    await backing.stop();
    // As if the machine had stopped in the middle of the last write, which nobody was told of.
    if (backing.mongo.provider.includes('stand-in'))
      await appendFile(join(home, 'data/mongo/mongo-stand-in/store.mv.log'), Buffer.from([0, 0, 1, 0, 7, 7]));
    backing = await start(['mongo']);
    const again = await open();
    const found = again.collection<{ _id: string }>('writes');
    expect((await found.find().toArray()).map(({ _id }) => _id)).toEqual(expect.arrayContaining(acknowledged));
    // By an index: what is in it was in the log as well.
    expect(await found.find({ client: 9 } as never).toArray()).toEqual([{ _id: 'to change', client: 9, n: 2 }]);
    await expect(found.insertOne({ _id: 'again', client: 9, n: 2 } as never)).rejects.toThrow('duplicate key');
    await found.insertOne({ _id: 'free again', client: 9, n: 1 } as never);
    await again.close();
  });

  it('leave nothing running once they are stopped', async () => {
    const pids = [...(await serverPids()).values()];
    expect(pids).not.toHaveLength(0);
    await backing.stop();
    expect(await Promise.all(pids.map(isGone))).toEqual(pids.map(() => true));
    expect((await serverPids()).size).toBe(0);
  });
});

describe('what an earlier system left behind', () => {
  const orphanHome = mkdtemp(join(tmpdir(), 'rehearsal-orphan-'));
  const startRedis = async () =>
    startBacking({ home: await orphanHome, cache, env, docker: false, report: () => undefined, need: ['redis'] });
  const runFile = async (name: string) => join(await orphanHome, 'run', `${name}.json`);
  afterAll(async () => rm(await orphanHome, { recursive: true, force: true }));

  it('is stopped when it is ours, and its data is taken over', async () => {
    const first = await startRedis();
    const redis = new Redis(first.redis.address);
    await redis.set('kept', 'yes');
    redis.disconnect();
    // Without its owner's claim the first system looks as one that was killed.
    await rm(await runFile('owner'));
    const second = await startRedis();
    const again = new Redis(second.redis.address);
    expect(await again.get('kept')).toBe('yes');
    await again.quit();
    await second.stop();
    await first.stop();
  });

  it('is left alone, and named, when it does not look like ours', async () => {
    const { startedAt } = (await describeProcess(process.pid)) ?? { startedAt: '' };
    await writeFile(await runFile('redis'), JSON.stringify({ pid: process.pid, startedAt }));
    await expect(startRedis()).rejects.toMatchObject({
      code: 'DATA_HELD',
      message: expect.stringContaining(`Process ${process.pid} holds the data of redis`),
    });
  });
});

describe('a machine that lacks something', () => {
  it('is told of Maven and of the other ways out', async () => {
    const jdk = await findJdk(env);
    const bare = { PATH: '', JAVA_HOME: join(dirname(await realpath(jdk.javac)), '..') };
    const empty = await mkdtemp(join(tmpdir(), 'rehearsal-empty-'));
    const attempt = startBacking({
      home: empty,
      cache: join(empty, 'cache'),
      env: bare,
      report: () => undefined,
      need: ['mongo'],
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'MAVEN_MISSING',
      message: expect.stringMatching(/`mvn` was not found on PATH; install Maven .*, or start Docker\.$/),
    });
    await rm(empty, { recursive: true, force: true });
  });
});
