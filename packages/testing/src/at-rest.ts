import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { services } from '@rehearsal/contracts/messages/own-actors';
import { topics } from '@rehearsal/contracts/topics/topics';
import { collectionOf, openMongo } from '@rehearsal/platform/stores/mongo';
import { closeRedis, openRedis } from '@rehearsal/platform/stores/redis';
import { openSystemWire, type SystemWire } from './system-wire.js';
import { waitFor } from './wait-for.js';

/** Something that lies somewhere, as text: each byte a character, so that nothing is lost on the way. */
export interface Lying {
  place: string;
  text: string;
}

/** All that a system has written down by now: every file of its home, and what Kafka, Redis and the store hold. */
export async function everythingAtRest(home: string): Promise<Lying[]> {
  const { worker_environment: given } = JSON.parse(await readFile(join(home, 'system.json'), 'utf8')) as {
    worker_environment: Record<string, string>;
  };
  const wire = await openSystemWire(home);
  try {
    const [kafka, redis, store, files] = await Promise.all([
      onTopics(wire),
      inRedis(given.REDIS_URL ?? ''),
      inStore(given.MONGO_URL ?? '', given.NAMESPACE ?? ''),
      inFiles(home),
    ]);
    return [...kafka, ...redis, ...store, ...files];
  } finally {
    await wire.close();
  }
}

/** All topics at once: most of the time of a read goes by until the broker lets the reader in. */
async function onTopics(wire: SystemWire): Promise<Lying[]> {
  const read = async (topic: string) =>
    (await wire.read(topic)).map(({ key, headers, value, offset }) => {
      const said = Object.entries(headers ?? {}).map(([name, held]) => `${name}: ${String(held)}`);
      return { place: `topic ${topic} at ${offset}`, text: [key, ...said, value?.toString('latin1')].join('\n') };
    });
  return (await Promise.all(Object.keys(topics).map(read))).flat();
}

async function inRedis(url: string): Promise<Lying[]> {
  const redis = openRedis(url);
  const contentOf = async (key: string): Promise<unknown> => {
    const kind = await redis.type(key);
    if (kind === 'string') return redis.get(key);
    if (kind === 'hash') return redis.hgetall(key);
    if (kind === 'list') return redis.lrange(key, 0, -1);
    if (kind === 'set') return redis.smembers(key);
    if (kind === 'zset') return redis.zrange(key, 0, -1);
    if (kind === 'stream') return redis.xrange(key, '-', '+');
    return kind;
  };
  try {
    const keys = await redis.keys('*');
    return await Promise.all(
      keys.map(async (key) => ({ place: `Redis ${key}`, text: `${key}\n${JSON.stringify(await contentOf(key))}` })),
    );
  } finally {
    await closeRedis(redis);
  }
}

/** A store on a busy machine may be slow to take one more connection: it is asked until it answers. */
async function inStore(url: string, namespace: string): Promise<Lying[]> {
  const found: Lying[] = [];
  for (const service of services)
    found.push(...(await waitFor(`what the store holds of ${service}`, () => ofService({ url, namespace, service }))));
  return found;
}

async function ofService(place: { url: string; namespace: string; service: string }): Promise<Lying[]> {
  const connection = await openMongo(place);
  try {
    const found: Lying[] = [];
    for (const { name } of await connection.listCollections()) {
      const documents = await collectionOf(connection, name).find({}).toArray();
      const where = `store ${place.service}.${name}`;
      found.push(...documents.map((one) => ({ place: where, text: JSON.stringify(one) })));
    }
    return found;
  } finally {
    await connection.close();
  }
}

/** Every file of a folder. One that is gone by now lies nowhere any more. */
export async function inFiles(home: string): Promise<Lying[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(files.map(async (place) => ({ place, text: await readFile(place, 'latin1').catch(() => '') })));
}
