import { DelayedError, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
import type { Log } from '@rehearsal/platform/log';
import { recordFailure } from '../record-turn.js';
import { isAnsweredInline, jobOf, type TurnJob } from './turn-job.js';
import { takeTurn, type TurnParts } from './take-turn.js';

const TURN_QUEUE = 'coach-turns';

const ATTEMPTS = 5;
const FIRST_BACKOFF_MS = 500;
const LOOK_AGAIN_MS = 100;
const KEPT_SECONDS = 3600;
const KEPT_JOBS = 1000;

type MessageSent = Extract<InstanceEvent, { type: 'MessageSent' }>;

/** Slow work never runs inside a Kafka handler: a message becomes a job, and the same message never two. */
export function openTurnQueue(connection: Redis, prefix: string) {
  const queue = new Queue<TurnJob>(TURN_QUEUE, {
    connection,
    prefix,
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: FIRST_BACKOFF_MS },
      removeOnComplete: { age: KEPT_SECONDS, count: KEPT_JOBS },
      removeOnFail: { age: 24 * KEPT_SECONDS, count: KEPT_JOBS },
    },
  });
  return {
    reactions: {
      MessageSent: async (event: MessageSent): Promise<void> => {
        if (isAnsweredInline(event.data.message.id)) return;
        const job = jobOf(event);
        // BullMQ takes neither a colon nor a bare number as a job's id.
        await queue.add('turn', job, { jobId: `turn-${job.instanceId}-${job.messageId}` });
      },
    },
    close: () => queue.close(),
  };
}

/** Attempts are for backing services that fail; what the engine says is recorded and never asked for twice. */
export function openTurnWorker(
  connection: Redis,
  options: TurnParts & { prefix: string; concurrency: number; log: Log },
) {
  const { prefix, concurrency, log } = options;
  const worker = new Worker<TurnJob>(
    TURN_QUEUE,
    async (job, token) => {
      const end = await takeTurn(job.data, options);
      if (end === 'waits') {
        await job.moveToDelayed(options.now().getTime() + LOOK_AGAIN_MS, token);
        throw new DelayedError();
      }
      log.debug({ instance: job.data.instanceId, message: job.data.messageId, end }, 'a turn ended');
      return end;
    },
    { connection, prefix, concurrency },
  );
  worker.on('error', (error) => log.warn({ err: error }, 'the turn worker met an error'));
  worker.on('failed', (job, error) => {
    if (!job || job.attemptsMade < ATTEMPTS) return;
    log.error({ err: error, instance: job.data.instanceId, message: job.data.messageId }, 'a turn failed for good');
    const why = { code: 'COACH_UNAVAILABLE', detail: 'The coach could not be reached; send the message again.' };
    recordFailure(options.give, job.data, options.engine.name, why).catch((failure: unknown) =>
      log.error({ err: failure, message: job.data.messageId }, 'a failed turn could not be recorded'),
    );
  });
  return { worker, close: () => worker.close() };
}
