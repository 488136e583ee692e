import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import type { QueuePlace } from '@rehearsal/contracts/load/load-run';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import type { Discovery } from '../scripts/discovery.js';
import type { Inspections } from '../scripts/inspections.js';
import type { RedisNames } from '../redis-names.js';
import type { LoadRunJournal } from '../service.js';
import type { Workers } from '../workers/workers.js';
import { dispatcher, type Dispatcher } from './dispatch.js';
import { openPlans } from './plans.js';
import type { Seen } from './decided-moves.js';
import { queuePlaces } from './queue-places.js';
import { indexQueue, queueSeen } from './read-queue.js';
import { openRunQueue } from './run-queue.js';
import { openTargetHolds } from '../targets/holds.js';

export interface LoadRunQueue {
  dispatch: Dispatcher;
  /** The queued runs, as they are on record now. */
  seen(): Promise<Seen[]>;
  /** The place of every one of them. */
  places(): Promise<Map<string, QueuePlace>>;
}

interface Surroundings {
  mongo: Connection;
  redis: Redis;
  names: RedisNames;
  journal: LoadRunJournal;
  discovery: Discovery;
  inspections: Inspections;
  workers: Workers;
}

/** The service's side of the queue: who may start, who is there to start it, and how long the others wait. */
export async function openQueue(
  life: Lifecycle,
  { mongo, redis, names, journal, discovery, inspections, workers }: Surroundings,
): Promise<LoadRunQueue> {
  await indexQueue(journal);
  const queue = await life.open(
    'queue',
    () => openRunQueue(redis, names),
    (opened) => opened.close(),
  );
  const holds = openTargetHolds(mongo, async (id) => (await journal.load(id)).state);
  const plans = openPlans(discovery, inspections);
  return {
    dispatch: dispatcher({ journal, holds, queue, workers }),
    seen: async () => {
      await journal.listed();
      return queueSeen(journal);
    },
    places: async () => {
      await journal.listed();
      return queuePlaces({ journal, plans, workers });
    },
  };
}
