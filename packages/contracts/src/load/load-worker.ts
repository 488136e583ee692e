import { z } from 'zod';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';

/** Of one process: `since` is when it started, and one that is started again under its name is another. */
const life = { since: Timestamp };

export const SeenWorker = z.strictObject({ ...life, stopping: z.boolean() });
export type SeenWorker = z.infer<typeof SeenWorker>;

/**
 * The worker of this name that lives, as it told last, or null for none. Whoever gives the command looks first: the owner
 * decides without Redis, where workers tell of themselves.
 */
const about = z.strictObject({ worker: SeenWorker.nullable() });

/** It takes no further run, and finishes what it has in its hands. */
export const DrainLoadWorker = command('DrainLoadWorker', about);
/** The undo of a drain. */
export const ResumeLoadWorker = command('ResumeLoadWorker', about);

export const LoadWorkerDrained = event('LoadWorkerDrained', z.strictObject(life));
export const LoadWorkerResumed = event('LoadWorkerResumed', z.strictObject(life));

export const loadWorkerCommands = [DrainLoadWorker, ResumeLoadWorker] as const;
export const loadWorkerEvents = [LoadWorkerDrained, LoadWorkerResumed, CommandRefused] as const;
export type LoadWorkerCommand = CommandOf<(typeof loadWorkerCommands)[number]>;
export type LoadWorkerEvent = EventOf<(typeof loadWorkerEvents)[number]>;
export type LoadWorkerFact = FactOf<(typeof loadWorkerEvents)[number]>;

/** Who drained a worker, and when. */
export const WorkerDrain = z.strictObject({ by: z.string(), at: Timestamp });
export type WorkerDrain = z.infer<typeof WorkerDrain>;

/** A process that runs k6, as it says of itself every few seconds. */
export const SaidOfWorker = z.strictObject({
  id: z.string(),
  host: z.string(),
  pid: z.int(),
  since: Timestamp,
  k6_version: z.string(),
  /** How many runs it takes at once. */
  concurrency: z.int(),
  /** It finishes what it has and takes nothing new. */
  draining: z.boolean(),
  /** It does so because it was told to end, and will be gone then. */
  stopping: z.boolean(),
  /** Ids of the runs in its hands; of a distributed run once for each part. */
  busy_with: z.array(Id),
});
export type SaidOfWorker = z.infer<typeof SaidOfWorker>;

/** As the API shows it: with what an operator asked of it, which it hears a moment later. */
export const LoadWorker = SaidOfWorker.extend({ drain: WorkerDrain.nullable() }).meta({ id: 'LoadWorker' });
export type LoadWorker = z.infer<typeof LoadWorker>;

/** A worker that fell silent without taking its leave: it crashed, or was killed, or cannot be reached. */
export const LostWorker = SaidOfWorker.omit({ concurrency: true, draining: true, stopping: true })
  .extend({
    /** When it last said what it had in its hands, which is `busy_with`. */
    last_seen: Timestamp,
  })
  .meta({ id: 'LostWorker' });
export type LostWorker = z.infer<typeof LostWorker>;

export const takesRuns = ({ draining, drain }: LoadWorker): boolean => !draining && drain === null;

/** `draining`: it still has something in its hands, or has not heard of it yet. `drained`: it may be taken away. */
export type WorkerState = 'free' | 'busy' | 'draining' | 'drained' | 'ending';

export function workerState(worker: LoadWorker): WorkerState {
  const isBusy = worker.busy_with.length > 0;
  if (worker.stopping) return 'ending';
  if (takesRuns(worker)) return isBusy ? 'busy' : 'free';
  return isBusy || !worker.draining ? 'draining' : 'drained';
}
