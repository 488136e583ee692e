import { z } from 'zod';
import { LoadRunParameters, LoadRunState, Verdict } from './load-run.js';
import { LoadRunFailures } from './load-run-failures.js';
import { RequestsTo, TagSlice } from './load-run-results.js';
import { Timestamp } from '../messages/message.js';
import { UNITS } from './units.js';

/** What a number of a report counts: milliseconds, bytes, a share from 0 to 1, or things. */
export const ReportUnit = z.enum(UNITS);

/**
 * A row of a report. Thresholds, checks and metrics have the same seven fields, in this order, in every format: metric,
 * limit, measured, margin, samples, worst, link.
 */
export const ReportRow = z.strictObject({
  /** The metric, with its tags where only a part of it is judged; the name of a check. */
  metric: z.string(),
  /** What was demanded; null for a metric or a check that nothing was demanded of. */
  limit: z.string().nullable(),
  measured: z.number().nullable(),
  /** How far from the limit, negative when it is breached. */
  margin: z.number().nullable(),
  /** Null where it was not kept. */
  samples: z.int().nullable(),
  worst: TagSlice.nullable(),
  /** Where the row can be seen in the admin UI. */
  link: z.string(),
  unit: ReportUnit,
  /** Null where nothing was demanded. */
  ok: z.boolean().nullable(),
  /** True for a limit of the house: the script sets none on this metric. */
  house: z.boolean().optional(),
});
export type ReportRow = z.infer<typeof ReportRow>;

/** A metric: `measured` is its most telling statistic, which `statistic` names; `values` has them all. */
export const ReportMetric = ReportRow.extend({
  type: z.enum(['counter', 'gauge', 'rate', 'trend']),
  statistic: z.string(),
  values: z.record(z.string(), z.number()),
});
export type ReportMetric = z.infer<typeof ReportMetric>;

/** One of the questions that a verdict answers; null where the run ended before it could be asked. */
export const ReportRule = z.strictObject({ name: z.string(), ok: z.boolean().nullable(), detail: z.string() });
export type ReportRule = z.infer<typeof ReportRule>;

/** A second of the run, by the time at which k6 took the samples. Durations in ms. */
export const ReportSecond = z.object({
  /** Its start, ISO 8601 in UTC. */
  at: z.string(),
  vus: z.number(),
  iterations: z.number(),
  dropped_iterations: z.number(),
  requests: z.number(),
  failed_requests: z.number(),
  checks_failed: z.number(),
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  p99_ms: z.number().nullable(),
});
export type ReportSecond = z.infer<typeof ReportSecond>;

/** A run as every report tells it: thresholds, checks, metrics, then why the verdict is what it is. */
export const LoadRunReport = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    state: LoadRunState,
    verdict: Verdict.nullable(),
    exit_code: z.int().nullable(),
    link: z.string(),
    thresholds: z.array(ReportRow),
    /** What failed, most first. */
    failures: LoadRunFailures,
    checks: z.array(ReportRow),
    metrics: z.array(ReportMetric),
    /** Sentences with the numbers behind the verdict. */
    notes: z.array(z.string()),
    rules: z.array(ReportRule),
    series: z.array(ReportSecond),
    /** Where the requests went, most first. */
    requests_to: z.array(RequestsTo),
    /** Where the numbers come from: enough to run the same again. */
    origin: z.strictObject({
      target: z.string(),
      parameters: LoadRunParameters,
      requested_by: z.string(),
      worker_id: z.string().nullable(),
      script_hash: z.string().nullable(),
      k6_version: z.string().nullable(),
      command_line: z.array(z.string()),
      queued_at: Timestamp,
      started_at: Timestamp.nullable(),
      finished_at: Timestamp.nullable(),
      duration_s: z.number().nullable(),
    }),
  })
  .meta({ id: 'LoadRunReport' });
export type LoadRunReport = z.infer<typeof LoadRunReport>;

/** A file that a run left behind. */
export const EvidenceFile = z.strictObject({
  name: z.string(),
  /** What it holds, in words. */
  about: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
