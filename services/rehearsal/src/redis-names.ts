import type { QueuePlace } from '@rehearsal/platform/jobs/job-queue';

/** Where the queue of trials lies in Redis. */
export const queuePlace = (namespace: string): QueuePlace => ({
  queue: 'trials',
  queuePrefix: `${namespace === '' ? '' : `${namespace}:`}bull`,
});
