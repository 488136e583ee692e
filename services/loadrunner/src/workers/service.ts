import type { LoadWorkerCommand, LoadWorkerFact } from '@rehearsal/contracts/load/load-worker';
import { Refusal } from '@rehearsal/platform/errors';
import type { AggregateDefinition, Journal } from '@rehearsal/platform/journal/journal';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import type { DrainCalls } from './drain-calls.js';
import * as loadWorker from './load-worker.js';
import type { LoadWorkerRecord } from './load-worker.js';
import type { WorkerRegistry } from './worker-registry.js';

export type LoadWorkerJournal = Journal<LoadWorkerRecord, LoadWorkerFact>;

/** One for each name that was ever drained. */
export const loadWorkerAggregate: AggregateDefinition<LoadWorkerRecord, LoadWorkerFact> = {
  name: 'load-worker',
  owner: 'loadrunner',
  evolve: loadWorker.evolve,
};

/** Command -> decision. */
export const loadWorkerHandlers = (
  registry: WorkerRegistry,
): HandlersFor<LoadWorkerCommand, LoadWorkerRecord, LoadWorkerFact> => {
  const find = async (id: string) => {
    // Waiting for Redis here would keep the commands behind it waiting too, those about runs among them.
    const { living } = await registry.look().catch(() => {
      throw new Refusal('LOAD_WORKERS_UNKNOWN', 'Nobody knows which workers there are while Redis does not answer.');
    });
    return living.find((worker) => worker.id === id);
  };
  return {
    DrainLoadWorker: async (state, _command, context) => loadWorker.drain(state, await find(context.id), context),
    ResumeLoadWorker: async (state, _command, context) => loadWorker.resume(state, await find(context.id), context),
  };
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
