import { z } from 'zod';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from './message.js';
import { CommandRefused } from './refusals.js';

/** A load test is found by the name of its file in `loadtests/src`, never by a path. */
export const LoadTestName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'a load test is named by lower-case letters, digits and "-"');

/** Typed parameters become environment variables of the script; a caller gives neither code nor flags. */
export const LoadRunParameters = z.strictObject({
  /** Origin under test; must be on the runner's allowlist. Default: Rehearsal's own coach. */
  target: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  model: z
    .string()
    .max(200)
    .regex(/^[\w.:/-]+$/)
    .optional(),
  duration_min: z.number().min(0.05).max(240).optional(),
  nonstream_rps: z.number().min(0).max(10_000).optional(),
  stream_rps: z.number().min(0).max(10_000).optional(),
  single_run: z.boolean().optional(),
  debug: z.boolean().optional(),
});
export type LoadRunParameters = z.infer<typeof LoadRunParameters>;

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

export const ThresholdResult = z.strictObject({
  metric: z.string(),
  /** The expression as the script wrote it, e.g. `p(95)<2000`. */
  limit: z.string(),
  measured: z.number().nullable(),
  /** How far the measured value is from the limit; negative when breached. Null where nothing was measured. */
  margin: z.number().nullable(),
  samples: z.int(),
  ok: z.boolean(),
});
export const CheckResult = z.strictObject({ name: z.string(), passes: z.int(), fails: z.int() });
export const MetricResult = z.strictObject({
  name: z.string(),
  type: z.enum(['counter', 'gauge', 'rate', 'trend']),
  /** `time` (milliseconds), `data` (bytes) or `default`. */
  contains: z.string(),
  values: z.record(z.string(), z.number()),
});

export const LoadRunOutcome = z.strictObject({
  verdict: Verdict,
  /** k6's own exit code, or 99 for a false green and 3 for an invalid run; what `rehearse loadtest run --wait` exits with. */
  exit_code: z.int(),
  /** Sentences with the numbers behind the verdict. */
  reasons: z.array(z.string()),
  thresholds: z.array(ThresholdResult),
  checks: z.array(CheckResult),
  metrics: z.array(MetricResult),
});
export type LoadRunOutcome = z.infer<typeof LoadRunOutcome>;

/** One second of a running test. Durations in ms, rates per second. */
export const LoadRunProgress = z.strictObject({
  at: Timestamp,
  elapsed_s: z.number(),
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
});
export type LoadRunProgress = z.infer<typeof LoadRunProgress>;

export const QueueLoadRun = command(
  'QueueLoadRun',
  z.strictObject({ test: LoadTestName, parameters: LoadRunParameters.default({}) }),
);
export const CancelLoadRun = command('CancelLoadRun', z.strictObject({ reason: z.string().max(1000).default('') }));
/** The four below are given by the runner's own processes, straight to the journal. */
export const StartLoadRun = command(
  'StartLoadRun',
  z.strictObject({ worker_id: Id, script_hash: z.string(), k6_version: z.string() }),
);
export const MarkLoadRunRunning = command(
  'MarkLoadRunRunning',
  z.strictObject({ worker_id: Id, command_line: z.array(z.string()) }),
);
export const FinishLoadRun = command('FinishLoadRun', z.strictObject({ worker_id: Id, outcome: LoadRunOutcome }));
export const AbandonLoadRun = command('AbandonLoadRun', z.strictObject({ reason: z.string() }));

export const LoadRunQueued = event(
  'LoadRunQueued',
  z.strictObject({ test: LoadTestName, parameters: LoadRunParameters, target: z.string() }),
);
export const LoadRunPreparing = event(
  'LoadRunPreparing',
  z.strictObject({ worker_id: Id, script_hash: z.string(), k6_version: z.string() }),
);
export const LoadRunStarted = event(
  'LoadRunStarted',
  z.strictObject({ worker_id: Id, command_line: z.array(z.string()) }),
);
export const LoadRunCancelRequested = event('LoadRunCancelRequested', z.strictObject({ reason: z.string() }));
export const LoadRunFinished = event('LoadRunFinished', LoadRunOutcome);

export const loadRunCommands = [
  QueueLoadRun,
  CancelLoadRun,
  StartLoadRun,
  MarkLoadRunRunning,
  FinishLoadRun,
  AbandonLoadRun,
] as const;
export const loadRunEvents = [
  LoadRunQueued,
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
  parameters: LoadRunParameters,
  target: z.string(),
  requested_by: z.string(),
  worker_id: z.string().nullable(),
  script_hash: z.string().nullable(),
  k6_version: z.string().nullable(),
  command_line: z.array(z.string()),
  queued_at: Timestamp,
  started_at: Timestamp.nullable(),
  finished_at: Timestamp.nullable(),
});
export type LoadRun = z.infer<typeof LoadRun>;

/** As the API shows it: with the last second seen while it runs, and its place in the queue. */
export const LoadRunView = LoadRun.extend({
  version: z.int().positive(),
  progress: LoadRunProgress.nullable(),
  position: z.int().nullable(),
});
export type LoadRunView = z.infer<typeof LoadRunView>;

export const LoadTest = z.strictObject({
  name: LoadTestName,
  file: z.string(),
  status: z.enum(['ready', 'invalid']),
  /** Why an invalid one cannot run, in k6's words. */
  error: z.string().nullable(),
  script_hash: z.string(),
  thresholds: z.record(z.string(), z.array(z.string())),
  tags: z.record(z.string(), z.string()),
});
export type LoadTest = z.infer<typeof LoadTest>;

/** Redis channel of the live view: JSON `LoadRunProgress`. */
export const progressChannel = (runId: string): string => `loadrunner:progress:${runId}`;
