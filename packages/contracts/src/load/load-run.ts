import { z } from 'zod';
import { CheckResult, MetricResult, RequestsTo, ThresholdResult } from './load-run-results.js';
import { LoadTarget } from './load-target.js';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';

/** A load test is found by the name of its file in `loadtests/src`, never by a path. */
export const LoadTestName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'a load test is named by lower-case letters, digits and "-"');

/** Typed parameters become environment variables of the script; a caller gives neither code nor flags. */
export const LoadRunParameters = z.strictObject({
  /** Origin under test; must be on the runner's allowlist. Default: Rehearsal's own coach. */
  target: LoadTarget.optional(),
  model: z
    .string()
    .max(200)
    .regex(/^[\w.:/-]+$/, 'a model is named by letters, digits and "_.:/-"')
    .optional(),
  duration_min: z.number().min(0.05).max(240).optional(),
  nonstream_rps: z.number().min(0).max(10_000).optional(),
  stream_rps: z.number().min(0).max(10_000).optional(),
  single_run: z.boolean().optional(),
  debug: z.boolean().optional(),
  /** Keep every point that k6 wrote as a file of the evidence: some kilobytes for each request. */
  raw_points: z.boolean().optional(),
  /**
   * False: judge by the script's own thresholds alone. Otherwise a script that sets no limit on `http_req_failed` or on
   * `checks` is judged by the house's, `rate<0.05` and `rate>0.95`, over its iterations.
   */
  house_limits: z.boolean().optional(),
});
export type LoadRunParameters = z.infer<typeof LoadRunParameters>;

/** How many parts a run is split into, each for a worker; the load is that of one run, not that many times it. */
export const LoadRunWorkers = z.int().min(1).max(16);

export const LoadRunPriority = z.enum(['low', 'normal', 'high']);
export type LoadRunPriority = z.infer<typeof LoadRunPriority>;

export const LoadRunState = z.enum([
  'queued',
  'preparing',
  'running',
  'cancelling',
  'passed',
  'failed',
  'invalid',
  'error',
  'cancelled',
  'timed_out',
]);
export type LoadRunState = z.infer<typeof LoadRunState>;
export const Verdict = z.enum(['passed', 'failed', 'invalid', 'error', 'cancelled', 'timed_out']);
export type Verdict = z.infer<typeof Verdict>;
export const isTerminal = (state: LoadRunState): boolean => Verdict.safeParse(state).success;

/** One of the parts that a distributed run is split into. What is known only at the end is absent until then. */
export const LoadRunPart = z.strictObject({
  /** From 1. The worker of the first leads: the run is in its hands. */
  part: z.int().positive(),
  /** Its share of the load, as k6 is told it: `1/3:2/3`. */
  segment: z.string(),
  worker_id: Id,
  host: z.string(),
  /** How long after the common start its k6 was started, by one clock for all parts. */
  started_after_ms: z.number().optional(),
  /** k6's own; null when a signal ended it, or its worker was lost. */
  exit_code: z.int().nullable().optional(),
  requests: z.int().optional(),
  iterations: z.int().optional(),
});
export type LoadRunPart = z.infer<typeof LoadRunPart>;

export const LoadRunOutcome = z.strictObject({
  verdict: Verdict,
  /** k6's own exit code, or 99 for a false green and 3 for an invalid run; what `rehearse loadtest run --wait` exits with. */
  exit_code: z.int(),
  /** Sentences with the numbers behind the verdict. */
  reasons: z.array(z.string()),
  thresholds: z.array(ThresholdResult),
  checks: z.array(CheckResult),
  metrics: z.array(MetricResult),
  /** Most first; empty where k6 sent nothing. */
  requests_to: z.array(RequestsTo),
  /** Requests per second from its first second to its last, in at most thirty equal spans. */
  throughput: z.array(z.number()).max(30).optional(),
  /** Of a distributed run: the parts that everything above was merged from. */
  parts: z.array(LoadRunPart).optional(),
});
export type LoadRunOutcome = z.infer<typeof LoadRunOutcome>;

/** How far one scenario of a script is, by the clock for those that run for a time, by count for those that count. */
export const ExecutorProgress = z.strictObject({
  name: z.string(),
  /** k6's name of its kind: `ramping-arrival-rate`... */
  executor: z.string(),
  fraction: z.number().nullable(),
  iterations: z.int(),
});
export type ExecutorProgress = z.infer<typeof ExecutorProgress>;

/** One second of a running test. Durations in ms, rates per second. */
export const LoadRunProgress = z.strictObject({
  at: Timestamp,
  elapsed_s: z.number(),
  /** How long load has been sent; null while the script is loaded and set up. */
  load_s: z.number().nullable(),
  /** Share of the planned time that is done, 0 to 1; null where the plan has no end that is known. */
  fraction: z.number().nullable(),
  vus: z.int(),
  iterations: z.int(),
  requests: z.int(),
  requests_per_s: z.number(),
  failed_requests: z.int(),
  checks_failed: z.int(),
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  p99_ms: z.number().nullable(),
  executors: z.array(ExecutorProgress).optional(),
});
export type LoadRunProgress = z.infer<typeof LoadRunProgress>;

export const QueueLoadRun = command(
  'QueueLoadRun',
  z.strictObject({
    test: LoadTestName,
    parameters: LoadRunParameters.default({}),
    /** Runs of a higher one start first; of the same one, in the order in which they came. */
    priority: LoadRunPriority.default('normal'),
    /** Do not wait for other runs on the same target. Without it a run has its target to itself. */
    concurrent: z.boolean().default(false),
    /** More than one: the load is split, and the parts start together once so many workers are free. */
    workers: LoadRunWorkers.optional(),
  }),
);
export const CancelLoadRun = command('CancelLoadRun', z.strictObject({ reason: z.string().max(1000).default('') }));
/** Where in the queue a run goes: before all others, or by one place. */
export const QueueMove = z.enum(['front', 'earlier', 'later']);
export type QueueMove = z.infer<typeof QueueMove>;
export const MoveLoadRun = command('MoveLoadRun', z.strictObject({ to: QueueMove }));
/** The four below are given by the runner's own processes, straight to the journal. */
export const StartLoadRun = command(
  'StartLoadRun',
  z.strictObject({ worker_id: Id, script_hash: z.string(), k6_version: z.string() }),
);
export const MarkLoadRunRunning = command(
  'MarkLoadRunRunning',
  z.strictObject({ worker_id: Id, command_line: z.array(z.string()), parts: z.array(LoadRunPart).optional() }),
);
export const FinishLoadRun = command('FinishLoadRun', z.strictObject({ worker_id: Id, outcome: LoadRunOutcome }));
export const AbandonLoadRun = command('AbandonLoadRun', z.strictObject({ reason: z.string() }));

export const LoadRunQueued = event(
  'LoadRunQueued',
  z.strictObject({
    test: LoadTestName,
    parameters: LoadRunParameters,
    target: z.string(),
    priority: LoadRunPriority,
    concurrent: z.boolean(),
    /** Absent for a run in one piece. */
    workers: LoadRunWorkers.optional(),
  }),
);
/** Where it stands now: among the runs of this priority, by this rank, and by `within` among those of the same rank. */
export const LoadRunMoved = event(
  'LoadRunMoved',
  z.strictObject({ to: QueueMove, priority: LoadRunPriority, rank: z.number(), within: z.string().optional() }),
);
export const LoadRunPreparing = event(
  'LoadRunPreparing',
  z.strictObject({ worker_id: Id, script_hash: z.string(), k6_version: z.string() }),
);
export const LoadRunStarted = event(
  'LoadRunStarted',
  z.strictObject({ worker_id: Id, command_line: z.array(z.string()), parts: z.array(LoadRunPart).optional() }),
);
export const LoadRunCancelRequested = event('LoadRunCancelRequested', z.strictObject({ reason: z.string() }));
export const LoadRunFinished = event('LoadRunFinished', LoadRunOutcome);

export const loadRunCommands = [
  QueueLoadRun,
  CancelLoadRun,
  MoveLoadRun,
  StartLoadRun,
  MarkLoadRunRunning,
  FinishLoadRun,
  AbandonLoadRun,
] as const;
export const loadRunEvents = [
  LoadRunQueued,
  LoadRunMoved,
  LoadRunPreparing,
  LoadRunStarted,
  LoadRunCancelRequested,
  LoadRunFinished,
  CommandRefused,
] as const;
export type LoadRunCommand = CommandOf<(typeof loadRunCommands)[number]>;
export type LoadRunEvent = EventOf<(typeof loadRunEvents)[number]>;
export type LoadRunFact = FactOf<(typeof loadRunEvents)[number]>;

export const LoadRun = z.strictObject({
  id: Id,
  name: LoadTestName,
  state: LoadRunState,
  verdict: Verdict.nullable(),
  exit_code: z.int().nullable(),
  reasons: z.array(z.string()),
  thresholds: z.array(ThresholdResult),
  checks: z.array(CheckResult),
  metrics: z.array(MetricResult),
  requests_to: z.array(RequestsTo),
  throughput: LoadRunOutcome.shape.throughput,
  parameters: LoadRunParameters,
  priority: LoadRunPriority,
  /** Orders the runs of one priority, the least first: when it was queued, in ms, until somebody moves it. */
  rank: z.number().optional(),
  /** Orders those of one rank, where no number is left between two neighbours; empty comes first. */
  within: z.string().optional(),
  concurrent: z.boolean(),
  /** Of a distributed run: how many parts it is asked to have, and those that it has. */
  workers: LoadRunWorkers.optional(),
  parts: z.array(LoadRunPart).optional(),
  target: z.string(),
  requested_by: z.string(),
  worker_id: z.string().nullable(),
  script_hash: z.string().nullable(),
  k6_version: z.string().nullable(),
  command_line: z.array(z.string()),
  queued_at: Timestamp,
  started_at: Timestamp.nullable(),
  /** When somebody first asked for its end; absent where nobody did. */
  cancel_requested_at: Timestamp.optional(),
  finished_at: Timestamp.nullable(),
});
export type LoadRun = z.infer<typeof LoadRun>;

/**
 * What a queued run waits for: a worker that is free, the end of another run on its target, for anybody to start a worker,
 * since none is there, or for an operator to resume one, since too many are drained.
 */
export const WaitingFor = z.enum(['worker', 'target', 'any-worker', 'drained-worker']);
export type WaitingFor = z.infer<typeof WaitingFor>;

/** Where a queued run stands; all null for a run that is not queued. */
export const QueuePlace = z.strictObject({
  /** From 1. */
  position: z.int().nullable(),
  /** When it should start, going by what is planned for those before it; null where a plan has no end that is known. */
  eta: Timestamp.nullable(),
  waiting_for: WaitingFor.nullable(),
});
export type QueuePlace = z.infer<typeof QueuePlace>;

/** As the API shows it: with the last second seen while it runs, and its place in the queue. */
export const LoadRunView = LoadRun.extend({
  version: z.int().positive(),
  progress: LoadRunProgress.nullable(),
  ...QueuePlace.shape,
}).meta({ id: 'LoadRun' });
export type LoadRunView = z.infer<typeof LoadRunView>;

/** Redis channel of the live view: JSON `LoadRunProgress`. */
export const progressChannel = (runId: string): string => `loadrunner:progress:${runId}`;
