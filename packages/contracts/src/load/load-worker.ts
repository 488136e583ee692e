import { z } from 'zod';
import { Id, Timestamp } from '../messages/message.js';

/** A process that runs k6, as it says of itself every few seconds. */
export const LoadWorker = z
  .strictObject({
    id: z.string(),
    host: z.string(),
    pid: z.int(),
    since: Timestamp,
    k6_version: z.string(),
    /** How many runs it takes at once. */
    concurrency: z.int(),
    /** It finishes what it has and takes nothing new. */
    draining: z.boolean(),
    /** Ids of the runs in its hands; of a distributed run once for each part. */
    busy_with: z.array(Id),
  })
  .meta({ id: 'LoadWorker' });
export type LoadWorker = z.infer<typeof LoadWorker>;

/** A worker that fell silent without taking its leave: it crashed, or was killed, or cannot be reached. */
export const LostWorker = LoadWorker.omit({ concurrency: true, draining: true })
  .extend({
    /** When it last said what it had in its hands, which is `busy_with`. */
    last_seen: Timestamp,
  })
  .meta({ id: 'LostWorker' });
export type LostWorker = z.infer<typeof LostWorker>;
