import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { LoadWorkerList } from '@rehearsal/contracts/http/load/load-runs';
import type { CheckpointHead, SystemAbout, SystemPart } from '@rehearsal/contracts/http/system/settings';
import type { Owners } from './owners.js';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

interface Surroundings {
  mongo: Connection;
  redis: Pick<Redis, 'info'>;
  owners: Pick<Owners, 'audit' | 'loadrunner'>;
  /** Where each part comes from, as whoever started the system says. */
  providers: Readonly<Record<string, string>>;
}

/** Which Rehearsal this is, and what it runs on: each part says it of itself, and one that is away says nothing. */
export function aboutFrom({ mongo, redis, owners, providers }: Surroundings): () => Promise<SystemAbout> {
  const since = new Date().toISOString();
  const part = (name: SystemPart['name'], said: string | null): SystemPart => ({
    name,
    version: said,
    provider: providers[name === 'store' ? 'mongo' : name] ?? null,
  });
  return async () => {
    const [store, cache, k6, checkpoint] = await Promise.all([
      storeVersion(mongo).catch(unknown),
      redis.info('server').then(redisVersion, unknown),
      owners.loadrunner.get<LoadWorkerList>('/load-workers').then(k6Versions, unknown),
      owners.audit.get<{ checkpoint: CheckpointHead | null }>('/audit/checkpoints/latest'),
    ]);
    // A broker tells which requests it takes, and not which version it is.
    const parts = [part('kafka', null), part('redis', cache), part('store', store), part('k6', k6)];
    return { version, node: process.version, since, parts, checkpoint: checkpoint.checkpoint };
  };
}

const unknown = (): null => null;

async function storeVersion({ db }: Connection): Promise<string | null> {
  const told = await db?.admin().command({ buildInfo: 1 });
  return z.object({ version: z.string() }).safeParse(told).data?.version ?? null;
}

const redisVersion = (info: string): string | null =>
  /^valkey_version:(\S+)/m.exec(info)?.[1] ?? /^redis_version:(\S+)/m.exec(info)?.[1] ?? null;

/** Of every worker that is there, each once. */
const k6Versions = ({ items }: LoadWorkerList): string | null =>
  [...new Set(items.map(({ k6_version }) => k6_version))].sort().join(', ') || null;
