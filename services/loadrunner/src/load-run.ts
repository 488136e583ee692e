import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import { isTerminal, type LoadRun, type LoadRunCommand, type LoadRunFact } from '@rehearsal/contracts/load/load-run';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import type { Place } from './queue/queue-order.js';
import { nothingMeasured, unmeasured } from './verdict/unmeasured.js';

/** A load run as it is stored; lists are paged by `created_at`. */
export type LoadRunRecord = LoadRun & { created_at: string };

/** How many parts the run is split into. */
export const partCount = ({ workers = 1 }: Pick<LoadRun, 'workers'>): number => workers;

type CommandData<Type extends LoadRunCommand['type']> = Extract<LoadRunCommand, { type: Type }>['data'];

/**
 * queued -> preparing -> running -> (cancelling) -> a verdict, which never changes again. A worker starts k6 only after
 * its StartLoadRun was decided from `queued`: of two workers, one wins.
 */
export function queue(
  state: LoadRunRecord | undefined,
  { test, parameters, priority, concurrent, workers = 1 }: CommandData<'QueueLoadRun'>,
  { id }: DecideContext,
  target: string,
): LoadRunFact[] {
  if (state) throw new Refusal('LOAD_RUN_EXISTS', `There is a load run "${id}" already.`);
  const split = workers > 1 ? { workers } : {};
  return [{ type: 'LoadRunQueued', data: { test, parameters, target, priority, concurrent, ...split } }];
}

/** A run that no worker has taken ends here; any other ends when its k6 is gone. */
export function cancel(
  state: LoadRunRecord | undefined,
  { reason }: CommandData<'CancelLoadRun'>,
  { id }: DecideContext,
): LoadRunFact[] {
  const run = unfinished(state, id);
  if (run.state !== 'queued') return [{ type: 'LoadRunCancelRequested', data: { reason } }];
  return [
    { type: 'LoadRunFinished', data: unmeasured('cancelled', EXIT.signal, 'the run was cancelled before it started') },
  ];
}

/** `place` is where it comes to stand, as the queue is now; null where there is nobody to pass. */
export function move(
  state: LoadRunRecord | undefined,
  { to }: CommandData<'MoveLoadRun'>,
  { id }: DecideContext,
  place: Place | null,
): LoadRunFact[] {
  const run = existing(state, id);
  if (run.state !== 'queued')
    throw new Refusal('LOAD_RUN_NOT_QUEUED', `The load run is ${run.state}: it waits no longer.`);
  if (place === null)
    throw new Refusal('LOAD_RUN_AT_END_OF_QUEUE', `The load run is the ${to === 'later' ? 'last' : 'first'} already.`);
  return [{ type: 'LoadRunMoved', data: { to, ...place } }];
}

export function start(
  state: LoadRunRecord | undefined,
  data: CommandData<'StartLoadRun'>,
  { id }: DecideContext,
): LoadRunFact[] {
  const run = existing(state, id);
  if (run.state !== 'queued')
    throw new Refusal('LOAD_RUN_NOT_QUEUED', `The load run is ${run.state}: it cannot start again.`);
  return [{ type: 'LoadRunPreparing', data }];
}

export function markRunning(
  state: LoadRunRecord | undefined,
  data: CommandData<'MarkLoadRunRunning'>,
  { id }: DecideContext,
): LoadRunFact[] {
  heldBy(data.worker_id, state, id);
  return [{ type: 'LoadRunStarted', data }];
}

export function finish(
  state: LoadRunRecord | undefined,
  { worker_id, outcome }: CommandData<'FinishLoadRun'>,
  { id }: DecideContext,
): LoadRunFact[] {
  heldBy(worker_id, state, id);
  return [{ type: 'LoadRunFinished', data: outcome }];
}

/** Ends a run that cannot end by itself: its worker is lost, or its script is gone. */
export function abandon(
  state: LoadRunRecord | undefined,
  { reason }: CommandData<'AbandonLoadRun'>,
  { id }: DecideContext,
): LoadRunFact[] {
  unfinished(state, id);
  return [{ type: 'LoadRunFinished', data: unmeasured('error', EXIT.unknown, reason) }];
}

function existing(state: LoadRunRecord | undefined, id: string): LoadRunRecord {
  if (!state) throw new Refusal('LOAD_RUN_NOT_FOUND', `There is no load run "${id}".`);
  return state;
}

function unfinished(state: LoadRunRecord | undefined, id: string): LoadRunRecord {
  const run = existing(state, id);
  if (isTerminal(run.state)) throw new Refusal('LOAD_RUN_ENDED', `The load run has ended already: ${run.state}.`);
  return run;
}

function heldBy(workerId: string, state: LoadRunRecord | undefined, id: string): void {
  const run = unfinished(state, id);
  if (run.worker_id !== workerId)
    throw new Refusal('LOAD_RUN_NOT_HELD', `The load run is not in the hands of ${workerId}.`);
}

export function evolve(
  state: LoadRunRecord | undefined,
  fact: LoadRunFact,
  { id, at, actor }: FoldMeta,
): LoadRunRecord | undefined {
  switch (fact.type) {
    case 'LoadRunQueued': {
      const { test, parameters, target, priority, concurrent, workers } = fact.data;
      const queued = { requested_by: actor.id, queued_at: at, created_at: at };
      const split = workers === undefined ? {} : { workers };
      return { ...NEW, id, name: test, parameters, target, priority, concurrent, ...split, ...queued };
    }
    case 'LoadRunMoved': {
      const { priority, rank, within = '' } = fact.data;
      return state && { ...state, priority, rank, within };
    }
    case 'LoadRunPreparing':
      return state && { ...state, ...fact.data, state: 'preparing' };
    case 'LoadRunStarted': {
      // A wish to cancel that came while the run was prepared stands.
      const now = state?.state === 'cancelling' ? 'cancelling' : 'running';
      const { command_line, parts } = fact.data;
      return state && { ...state, state: now, command_line, ...(parts ? { parts } : {}), started_at: at };
    }
    case 'LoadRunCancelRequested':
      return state && { ...state, state: 'cancelling', cancel_requested_at: state.cancel_requested_at ?? at };
    case 'LoadRunFinished':
      return state && { ...state, ...fact.data, state: fact.data.verdict, finished_at: at };
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}

const NEW = {
  state: 'queued',
  verdict: null,
  exit_code: null,
  reasons: [],
  ...nothingMeasured(),
  worker_id: null,
  script_hash: null,
  k6_version: null,
  command_line: [],
  started_at: null,
  finished_at: null,
} as const satisfies Partial<LoadRun>;
