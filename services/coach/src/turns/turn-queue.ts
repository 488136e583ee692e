import { DelayedError, Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
import { UnavailableError } from '@rehearsal/platform/errors';
import type { Log } from '@rehearsal/platform/log';
import { takeTurn, type TurnDependencies } from './take-turn.js';
import { isAnsweredInline, jobOf, type TurnJob } from './turn-job.js';
import { waitOut } from './wait-out.js';

/** Trials have a queue and workers of their own: a person never waits behind them. */
const QUEUES = { people: 'coach-turns', trials: 'coach-trial-turns' } as const;
type QueueName = keyof typeof QUEUES;

const LOOK_AGAIN_MS = 100;
const KEPT_SECONDS = 3600;
const KEPT_JOBS = 1000;
/** A worker that was killed over a turn is found out within a lock and a look; another then takes the turn up. */
const LOCK_MS = 15_000;
const LOOK_FOR_STALLED_MS = 5000;
/** A turn that ends its worker every time is not taken up for ever. */
const MOST_STALLS = 3;

type MessageSent = Extract<InstanceEvent, { type: 'MessageSent' }>;

/** Slow work never runs inside a Kafka handler: a message becomes a job, and the same message never two. */
export function openTurnQueue(connection: Redis, prefix: string) {
  const open = (name: QueueName) =>
    new Queue<TurnJob>(QUEUES[name], {
      connection,
      prefix,
      // A job that failed stays until its failure is on record, see `failed-turns.ts`.
      defaultJobOptions: {
        attempts: 1,
        removeOnComplete: { age: KEPT_SECONDS, count: KEPT_JOBS },
        removeOnFail: false,
      },
    });
  const people = open('people');
  const trials = open('trials');
  return {
    queues: [people, trials],
    reactions: {
      MessageSent: async (event: MessageSent): Promise<void> => {
        if (isAnsweredInline(event.data.message.id)) return;
        const job = jobOf(event);
        // BullMQ takes neither a colon nor a bare number as a job's id.
        await (job.isTrial ? trials : people).add('turn', job, { jobId: `turn-${job.instanceId}-${job.messageId}` });
      },
    },
    close: async (): Promise<void> => {
      await Promise.all([people.close(), trials.close()]);
    },
  };
}

/**
 * Takes turns, some at a time. One that meets an outage waits for its end; what the engine says is recorded and never
 * asked for twice; everything else that is thrown is a defect, and fails the turn.
 */
export function openTurnWorker(
  connection: Redis,
  options: TurnDependencies & { queue: QueueName; prefix: string; concurrency: number; log: Log },
) {
  const { queue, prefix, concurrency, log, now } = options;
  const later = async (job: Job<TurnJob>, token: string | undefined, ms: number): Promise<never> => {
    await job.moveToDelayed(now().getTime() + ms, token);
    throw new DelayedError();
  };
  const worker = new Worker<TurnJob>(
    QUEUES[queue],
    async (job, token) => {
      try {
        const end = await takeTurn(job.data, options);
        if (end === 'waits') return await later(job, token, LOOK_AGAIN_MS);
        log.debug({ instance: job.data.instanceId, message: job.data.messageId, end }, 'a turn ended');
        return end;
      } catch (error) {
        if (!(error instanceof UnavailableError)) throw error;
        const { data, againMs } = await waitOut(job.data, error, options);
        if (againMs === undefined) return 'failed';
        await job.updateData(data);
        return await later(job, token, againMs);
      }
    },
    {
      connection,
      prefix,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_FOR_STALLED_MS,
      maxStalledCount: MOST_STALLS,
    },
  );
  worker.on('error', (error) => log.warn({ err: error }, 'the turn worker met an error'));
  worker.on('failed', (job, error) =>
    log.error({ err: error, instance: job?.data.instanceId, message: job?.data.messageId }, 'a turn failed for good'),
  );
  return { worker, close: () => worker.close() };
}
