import { z } from 'zod';
import { EngineCost } from '../engine/engine-cost.js';
import { MOST_REHEARSALS, MOST_SEED, MOST_TRIALS } from './bounds.js';
import { Gate } from './gate.js';
import { RehearsalVerdict } from './rehearsal-verdict.js';
import { ExpectationResult, TrialError, TrialVerdict } from './trial.js';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';
import { CreateScenario } from '../scenario/scenario.js';

/** A run passes when each of its rehearsals meets its gate; `error` when none fails its gate and one could not be judged. */
export const RunVerdict = z.enum(['passed', 'failed', 'error', 'cancelled']);
export type RunVerdict = z.infer<typeof RunVerdict>;

export const Keep = z.enum(['failed', 'all', 'none']);
export type Keep = z.infer<typeof Keep>;

/** Where a rehearsal of a run is from: a version of a scenario, or a file whose content came with the run. */
export const RehearsalSource = z.union([
  z.strictObject({ scenario_id: Id, scenario_version: z.int().positive() }),
  /** SHA-256 of the content, which the run's owner keeps for as long as the run. */
  z.strictObject({ content: z.string(), file: z.string().nullable() }),
]);
export type RehearsalSource = z.infer<typeof RehearsalSource>;

/** One rehearsal of a run, as it was planned at the start. */
export const PlannedRehearsal = z.strictObject({
  /** Unique among those of its scenario; several scenarios of a run may have one of this name. */
  rehearsal: z.string(),
  scenario_name: z.string(),
  source: RehearsalSource,
  trials: z.int().positive().max(MOST_TRIALS),
  /** The number of the first of them where it is not 1: a trial that is repeated has the seed that it had. */
  first_trial: z.int().positive().max(MOST_TRIALS).optional(),
  gate: Gate,
  max_errors: z.int().nonnegative(),
});
export type PlannedRehearsal = z.infer<typeof PlannedRehearsal>;

/** One trial as the run keeps it; the whole of it is a document of its own. */
export const TrialSummary = z.strictObject({
  /** The place of its rehearsal in the plan, from 0. */
  rehearsal: z.int().nonnegative(),
  trial: z.int().positive(),
  seed: z.int().nonnegative(),
  verdict: TrialVerdict,
  error: TrialError.nullable(),
  instance_id: Id.nullable(),
  kept: z.boolean(),
  turns: z.int().nonnegative(),
  duration_ms: z.number().nonnegative(),
  /** What the engine was asked for in the attempt that is on record. */
  cost: EngineCost,
  /** Likewise the language model that played the person; absent where none did. */
  person_cost: EngineCost.optional(),
  /** What broke, first to last, at most ten. */
  failures: z.array(ExpectationResult).max(10),
  /** Broken expectations that are told and fail nothing. */
  advice: z.int().nonnegative(),
});
export type TrialSummary = z.infer<typeof TrialSummary>;

export const RehearsalSummary = z.strictObject({
  passed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  /** Null until all of its trials have ended. */
  verdict: RehearsalVerdict.nullable(),
  gate_met: z.boolean().nullable(),
  /** How long its judged trials took: half of them longer. Absent until all have ended, and where none was judged. */
  median_ms: z.number().nonnegative().optional(),
});
export type RehearsalSummary = z.infer<typeof RehearsalSummary>;

export const RehearsalRunState = z.enum(['queued', 'running', 'cancelling', ...RunVerdict.options]);
export type RehearsalRunState = z.infer<typeof RehearsalRunState>;

/** The most that the engine may be asked for in a run, every attempt counted; absent: no limit. */
const Budget = {
  max_calls: z.int().positive().optional(),
  max_tokens: z.int().positive().optional(),
};

/** What was asked for, once it was found: which rehearsals, how often, on which engine, from which seed. */
const Plan = {
  rehearsals: z.array(PlannedRehearsal).min(1).max(MOST_REHEARSALS),
  /** The name of an engine; null for the house's own. */
  engine: z.string().nullable(),
  seed: z.int().nonnegative().max(MOST_SEED),
  keep: Keep,
  label: z.string().max(200).nullable(),
  /** How long the engine may take for a turn, as it was when the run was planned; absent where it takes no time to speak of. */
  turn_seconds: z.number().positive().optional(),
  ...Budget,
};

/** The contents of files that the plan names by their digests; they are kept by the owner and no part of the event. */
export const QueueRehearsalRun = command(
  'QueueRehearsalRun',
  z.strictObject({ ...Plan, contents: z.array(CreateScenario.schema).max(MOST_REHEARSALS).default([]) }),
);
export const CancelRehearsalRun = command(
  'CancelRehearsalRun',
  z.strictObject({ reason: z.string().max(1000).default('') }),
);
/** Only a run that passed is what others are held against. */
export const PinRehearsalRun = command('PinRehearsalRun', z.strictObject({}));
export const UnpinRehearsalRun = command('UnpinRehearsalRun', z.strictObject({}));
/** Given by the owner's own workers, straight to the journal, like the two after it: the first trial is about to begin. */
export const StartRehearsalRun = command('StartRehearsalRun', z.strictObject({}));
/** A trial that is on record already is not recorded again. */
export const RecordTrial = command('RecordTrial', TrialSummary);
export const FinishRehearsalRun = command(
  'FinishRehearsalRun',
  /** `left_behind` is null where it can never be known. */
  z.strictObject({ left_behind: z.int().nonnegative().nullable(), reasons: z.array(z.string()) }),
);

export const RehearsalRunQueued = event('RehearsalRunQueued', z.strictObject(Plan));
export const RehearsalRunStarted = event('RehearsalRunStarted', z.strictObject({}));
export const TrialEnded = event('TrialEnded', RecordTrial.schema);
export const RehearsalRunCancelRequested = event('RehearsalRunCancelRequested', z.strictObject({ reason: z.string() }));
export const RehearsalRunFinished = event(
  'RehearsalRunFinished',
  z.strictObject({
    verdict: RunVerdict,
    /** Sentences with the numbers behind the verdict. */
    reasons: z.array(z.string()),
    /** Test users that are still there though they were not to be kept; 0 is proved, not assumed: null where nobody knows. */
    left_behind: z.int().nonnegative().nullable(),
  }),
);
export const RehearsalRunPinned = event('RehearsalRunPinned', z.strictObject({}));
export const RehearsalRunUnpinned = event('RehearsalRunUnpinned', z.strictObject({}));

export const rehearsalRunCommands = [
  QueueRehearsalRun,
  CancelRehearsalRun,
  PinRehearsalRun,
  UnpinRehearsalRun,
  StartRehearsalRun,
  RecordTrial,
  FinishRehearsalRun,
] as const;
export const rehearsalRunEvents = [
  RehearsalRunQueued,
  RehearsalRunStarted,
  TrialEnded,
  RehearsalRunCancelRequested,
  RehearsalRunFinished,
  RehearsalRunPinned,
  RehearsalRunUnpinned,
  CommandRefused,
] as const;
export type RehearsalRunCommand = CommandOf<(typeof rehearsalRunCommands)[number]>;
export type RehearsalRunEvent = EventOf<(typeof rehearsalRunEvents)[number]>;
export type RehearsalRunFact = FactOf<(typeof rehearsalRunEvents)[number]>;

export const RehearsalRun = z.strictObject({
  ...Plan,
  id: Id,
  state: RehearsalRunState,
  verdict: RunVerdict.nullable(),
  /** Others are held against it; absent where it is not pinned. */
  pinned: z.literal(true).optional(),
  reasons: z.array(z.string()),
  rehearsals: z.array(PlannedRehearsal.extend(RehearsalSummary.shape)),
  /** In the order in which they ended. */
  trials: z.array(TrialSummary),
  cost: EngineCost,
  person_cost: EngineCost.optional(),
  left_behind: z.int().nonnegative().nullable(),
  requested_by: z.string(),
  queued_at: Timestamp,
  started_at: Timestamp.nullable(),
  finished_at: Timestamp.nullable(),
});
export type RehearsalRun = z.infer<typeof RehearsalRun>;

export const RehearsalRunView = RehearsalRun.extend({ version: z.int().positive() }).meta({ id: 'RehearsalRun' });
export type RehearsalRunView = z.infer<typeof RehearsalRunView>;
