import type { LoadWorkerCommand, LoadWorkerFact } from '@rehearsal/contracts/load/load-worker';
import type { AggregateDefinition, Journal } from '@rehearsal/platform/journal/journal';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import type { DrainCalls } from './drain-calls.js';
import * as loadWorker from './load-worker.js';
import type { LoadWorkerRecord } from './load-worker.js';

export type LoadWorkerJournal = Journal<LoadWorkerRecord, LoadWorkerFact>;

/** One for each name that was ever drained. */
export const loadWorkerAggregate: AggregateDefinition<LoadWorkerRecord, LoadWorkerFact> = {
  name: 'load-worker',
  owner: 'loadrunner',
  evolve: loadWorker.evolve,
};

/** Command -> decision. */
export const loadWorkerHandlers: HandlersFor<LoadWorkerCommand, LoadWorkerRecord, LoadWorkerFact> = {
  DrainLoadWorker: (state, { data }, context) => loadWorker.drain(state, data.worker, context),
  ResumeLoadWorker: (state, { data }, context) => loadWorker.resume(state, data.worker, context),
};

/** Event of our own -> what follows. A call is a hint: workers look at the journal as well. */
export const loadWorkerReactions = (
  calls: DrainCalls,
  /** Offers anew what was offered to those who were there. */
  reorder: () => Promise<void>,
) => {
  const tell = async ({ aggregateId }: { aggregateId: string }) => {
    await calls.call(aggregateId);
    await reorder();
  };
  return { LoadWorkerDrained: tell, LoadWorkerResumed: tell };
};
