import { MOST_TRIALS_OF_RUN } from '@rehearsal/contracts/rehearsal/bounds';
import {
  type RehearsalRun,
  type RehearsalRunCommand,
  type RehearsalRunFact,
} from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Refusal } from '@rehearsal/platform/errors';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import { isOver, isWhole } from './progress.js';
import { verdictOf } from './verdict-of-run.js';

/** A rehearsal run as it is stored; lists are paged by `created_at`. */
export type RehearsalRunRecord = RehearsalRun & { created_at: string };

type CommandData<Type extends RehearsalRunCommand['type']> = Extract<RehearsalRunCommand, { type: Type }>['data'];
type State = RehearsalRunRecord | undefined;

/**
 * queued -> running -> (cancelling) -> a verdict, which never changes again. A trial is on record once: whoever repeats
 * one, because its worker was thought to be lost, comes too late.
 */
export function queue(
  state: State,
  { contents: _, ...plan }: CommandData<'QueueRehearsalRun'>,
  { id }: DecideContext,
): RehearsalRunFact[] {
  if (state) throw new Refusal('REHEARSAL_RUN_EXISTS', `There is a rehearsal run "${id}" already.`);
  const trials = plan.rehearsals.reduce((sum, { trials: some }) => sum + some, 0);
  if (trials > MOST_TRIALS_OF_RUN)
    throw new Refusal(
      'REHEARSAL_RUN_TOO_LARGE',
      `The run has ${trials} trials, and ${MOST_TRIALS_OF_RUN} is the most: ask for fewer rehearsals or trials.`,
    );
  return [{ type: 'RehearsalRunQueued', data: plan }];
}

/** A run that no worker has begun ends here; any other ends when its trials have let go. */
export function cancel(
  state: State,
  { reason }: CommandData<'CancelRehearsalRun'>,
  { id }: DecideContext,
): RehearsalRunFact[] {
  const run = unfinished(state, id);
  const asked: RehearsalRunFact = { type: 'RehearsalRunCancelRequested', data: { reason } };
  if (run.state !== 'queued') return [asked];
  const reasons = ['the run was cancelled before it started'];
  return [asked, { type: 'RehearsalRunFinished', data: { verdict: 'cancelled', reasons, left_behind: 0 } }];
}

export function start(state: State, { id }: DecideContext): RehearsalRunFact[] {
  const run = unfinished(state, id);
  if (run.state !== 'queued')
    throw new Refusal('REHEARSAL_RUN_NOT_QUEUED', `The rehearsal run is ${run.state}: it does not start again.`);
  return [{ type: 'RehearsalRunStarted', data: {} }];
}

export function recordTrial(
  state: State,
  trial: CommandData<'RecordTrial'>,
  { id }: DecideContext,
): RehearsalRunFact[] {
  const run = unfinished(state, id);
  const planned = run.rehearsals[trial.rehearsal];
  const place = trial.trial - (planned?.first_trial ?? 1);
  if (!planned || place < 0 || place >= planned.trials)
    throw new Refusal('TRIAL_NOT_PLANNED', `The run has no trial ${trial.trial} of rehearsal ${trial.rehearsal}.`);
  if (run.trials.some((other) => other.rehearsal === trial.rehearsal && other.trial === trial.trial))
    throw new Refusal('TRIAL_ON_RECORD', `Trial ${trial.trial} of "${planned.rehearsal}" is on record already.`);
  return [{ type: 'TrialEnded', data: trial }];
}

export function finish(
  state: State,
  { left_behind, reasons }: CommandData<'FinishRehearsalRun'>,
  { id }: DecideContext,
): RehearsalRunFact[] {
  const run = unfinished(state, id);
  if (run.state !== 'cancelling' && !isWhole(run))
    throw new Refusal('REHEARSAL_RUN_UNFINISHED', 'Some trials of the run have not ended.');
  const judged = verdictOf(run);
  // What the coach did stands; but a run of which nobody knows what it left behind has not passed.
  const verdict = left_behind === null && judged.verdict === 'passed' ? 'error' : judged.verdict;
  return [{ type: 'RehearsalRunFinished', data: { verdict, reasons: [...judged.reasons, ...reasons], left_behind } }];
}

/** Only a run that passed can be what others are held against. */
export function pin(state: State, { id }: DecideContext): RehearsalRunFact[] {
  const run = known(state, id);
  if (run.verdict !== 'passed')
    throw new Refusal('REHEARSAL_RUN_NOT_PASSED', `The rehearsal run is ${run.state}: one that is pinned must have passed.`); // prettier-ignore
  if (run.pinned) throw new Refusal('REHEARSAL_RUN_PINNED', 'The rehearsal run is pinned already.');
  return [{ type: 'RehearsalRunPinned', data: {} }];
}

export function unpin(state: State, { id }: DecideContext): RehearsalRunFact[] {
  if (!known(state, id).pinned)
    throw new Refusal('REHEARSAL_RUN_NOT_PINNED', 'The rehearsal run is not pinned, so nothing is held against it.');
  return [{ type: 'RehearsalRunUnpinned', data: {} }];
}

function unfinished(state: State, id: string): RehearsalRunRecord {
  const run = known(state, id);
  if (isOver(run)) throw new Refusal('REHEARSAL_RUN_ENDED', `The rehearsal run has ended already: ${run.state}.`);
  return run;
}

function known(state: State, id: string): RehearsalRunRecord {
  if (state) return state;
  throw new Refusal('REHEARSAL_RUN_NOT_FOUND', `There is no rehearsal run "${id}".`);
}
