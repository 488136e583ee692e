import type { LoadRunCommand, LoadRunEvent, LoadRunFact, LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import type { AggregateDefinition, Journal } from '@rehearsal/platform/journal/journal';
import type { Log } from '@rehearsal/platform/log';
import { Processor, type HandlersFor } from '@rehearsal/platform/journal/processor';
import type { Discovery } from './scripts/discovery.js';
import { refuseIndivisible } from './distributed/divisible.js';
import { refuseUnrunnable } from './scripts/find-runnable.js';
import { lookUp } from './listing/look-up.js';
import * as loadRun from './load-run.js';
import type { LoadRunRecord } from './load-run.js';
import { DecidedMoves, type Seen } from './queue/decided-moves.js';
import { placeAfter } from './queue/queue-move.js';
import { chooseTarget, type Targets } from './targets/target.js';
import type { CancelCalls } from './in-hand/cancel-calls.js';

export type LoadRunJournal = Journal<LoadRunRecord, LoadRunFact>;
export type LoadRunProcessor = Processor<LoadRunRecord, LoadRunFact, LoadRunCommand>;

export const loadRunAggregate: AggregateDefinition<LoadRunRecord, LoadRunFact> = {
  name: 'load-run',
  owner: 'loadrunner',
  evolve: loadRun.evolve,
  lookUp,
};

/** The commands that a worker gives for the run in its hands. */
export type WorkerCommand = Exclude<LoadRunCommand, { type: 'QueueLoadRun' | 'CancelLoadRun' | 'MoveLoadRun' }>;
export type WorkerProcessor = Processor<LoadRunRecord, LoadRunFact, WorkerCommand>;

const workerHandlers: HandlersFor<WorkerCommand, LoadRunRecord, LoadRunFact> = {
  StartLoadRun: (state, { data }, context) => loadRun.start(state, data, context),
  MarkLoadRunRunning: (state, { data }, context) => loadRun.markRunning(state, data, context),
  FinishLoadRun: (state, { data }, context) => loadRun.finish(state, data, context),
  AbandonLoadRun: (state, { data }, context) => loadRun.abandon(state, data, context),
};

export const openWorkerProcessor = (journal: LoadRunJournal, log: Log): WorkerProcessor =>
  new Processor({ journal, handlers: workerHandlers, creates: [], log });

/** Command -> decision. */
export const handlers = (
  discovery: Discovery,
  targets: Targets,
  queueSeen: () => Promise<readonly Seen[]>,
): HandlersFor<LoadRunCommand, LoadRunRecord, LoadRunFact> => {
  const moves = new DecidedMoves();
  return {
    ...workerHandlers,
    CancelLoadRun: (state, { data }, context) => loadRun.cancel(state, data, context),
    MoveLoadRun: async (state, { data }, context) => {
      const place = placeAfter(data.to, context.id, moves.over(await queueSeen()));
      const facts = loadRun.move(state, data, context, place);
      if (place) moves.note(context.id, context.version, place);
      return facts;
    },
    QueueLoadRun: async (state, { data }, context) => {
      const target = chooseTarget(data.parameters.target, targets);
      const test = await refuseUnrunnable(discovery, data.test);
      // One that k6 has not read yet is looked at by the worker that takes the run.
      if (test && (data.workers ?? 1) > 1) refuseIndivisible(test);
      return loadRun.queue(state, data, context, target);
    },
  };
};

/** Event of our own -> what follows. A job is a hint: one that Redis loses is added again by the reconciler. */
export const reactions = (
  dispatch: () => Promise<void>,
  /** Offers anew what was offered in an order that holds no longer. */
  reorder: () => Promise<void>,
  cancels: CancelCalls,
  keepOutcome: (runId: string, outcome: LoadRunOutcome) => Promise<void>,
) => ({
  LoadRunQueued: dispatch,
  LoadRunMoved: reorder,
  LoadRunFinished: async (event: Extract<LoadRunEvent, { type: 'LoadRunFinished' }>) => {
    await dispatch();
    await keepOutcome(event.aggregateId, event.data);
  },
  LoadRunCancelRequested: (event: Extract<LoadRunEvent, { type: 'LoadRunCancelRequested' }>) =>
    cancels.call(event.aggregateId),
});
