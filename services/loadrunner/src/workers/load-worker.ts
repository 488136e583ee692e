import type { LoadWorkerFact, SeenWorker, WorkerDrain } from '@rehearsal/contracts/load/load-worker';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

/** What is on record of the workers of one name. */
export interface LoadWorkerRecord {
  id: string;
  created_at: string;
  /** The process that is drained, by when it started. */
  drained: ({ since: string } & WorkerDrain) | null;
}

/** A drain is of one process: that of an earlier one of its name counts for nothing. */
export const drainOf = (state: LoadWorkerRecord | undefined, since: string): WorkerDrain | null => {
  if (state?.drained?.since !== since) return null;
  const { by, at } = state.drained;
  return { by, at };
};

/** `worker` is the one of this name that lives, as it told last. */
export function drain(
  state: LoadWorkerRecord | undefined,
  worker: SeenWorker | null,
  { id }: DecideContext,
): LoadWorkerFact[] {
  const { since } = living(worker, id);
  if (drainOf(state, since)) throw new Refusal('LOAD_WORKER_DRAINED', `The worker ${id} is drained already.`);
  return [{ type: 'LoadWorkerDrained', data: { since } }];
}

export function resume(
  state: LoadWorkerRecord | undefined,
  worker: SeenWorker | null,
  { id }: DecideContext,
): LoadWorkerFact[] {
  const { since, stopping } = living(worker, id);
  if (stopping) throw new Refusal('LOAD_WORKER_ENDING', `The worker ${id} was told to end.`);
  if (!drainOf(state, since)) throw new Refusal('LOAD_WORKER_NOT_DRAINED', `The worker ${id} is not drained.`);
  return [{ type: 'LoadWorkerResumed', data: { since } }];
}

function living(worker: SeenWorker | null, id: string): SeenWorker {
  if (!worker) throw new Refusal('LOAD_WORKER_NOT_FOUND', `There is no worker "${id}".`);
  return worker;
}

export function evolve(
  state: LoadWorkerRecord | undefined,
  fact: LoadWorkerFact,
  { id, at, actor }: FoldMeta,
): LoadWorkerRecord | undefined {
  const created_at = state?.created_at ?? at;
  switch (fact.type) {
    case 'LoadWorkerDrained':
      return { id, created_at, drained: { since: fact.data.since, by: actor.id, at } };
    case 'LoadWorkerResumed':
      return { id, created_at, drained: null };
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}
