import { z } from 'zod';
import { ComparedWith } from '../../load/comparison.js';
import { LoadRunState, LoadRunView, LoadTestName, type QueueLoadRun } from '../../load/load-run.js';
import { LoadTest } from '../../load/tests/load-test.js';
import { LoadWorker, LostWorker } from '../../load/load-worker.js';
import { EvidenceFile, ReportSecond } from '../../load/load-run-report.js';
import { Id } from '../../messages/message.js';
import { itemsOf } from '../page.js';

/** A row of the list: what a list shows of a run, and nothing that grows with its script or its length. */
export const LoadRunRow = LoadRunView.pick({
  id: true,
  name: true,
  state: true,
  verdict: true,
  priority: true,
  concurrent: true,
  workers: true,
  target: true,
  requested_by: true,
  queued_at: true,
  started_at: true,
  finished_at: true,
  version: true,
  position: true,
  eta: true,
  waiting_for: true,
})
  .extend({
    /** The first of its reasons, cut where it is long. */
    reason: z.string().nullable(),
    /** From its start to its end; like what follows null where it was not measured, or not yet. */
    duration_s: z.number().nullable(),
    requests_per_s: z.number().nullable(),
    p95_ms: z.number().nullable(),
    /** Of its requests, from 0 to 1. */
    failed_share: z.number().nullable(),
    /** Requests per second through the run, in at most thirty equal spans. */
    throughput: z.array(z.number()),
  })
  .meta({ id: 'LoadRunRow' });
export type LoadRunRow = z.infer<typeof LoadRunRow>;

/** What a list of load runs can be ordered by; what was not measured counts as less than anything that was. */
export const LoadRunSort = z.enum([
  'queued_at',
  'name',
  'state',
  'target',
  'requested_by',
  'duration_s',
  'requests_per_s',
  'p95_ms',
  'failed_share',
]);
export type LoadRunSort = z.infer<typeof LoadRunSort>;

/** What a list of load runs is narrowed to, and its order: names from A to Z, all else with the latest or most first. */
export const LoadRunFilter = z.strictObject({
  state: LoadRunState.optional(),
  test: LoadTestName.optional(),
  target: z.string().max(2000).optional(),
  requested_by: z.string().max(200).optional(),
  q: z.string().max(200).optional().meta({ description: "Words of the test's name." }),
  sort: LoadRunSort.optional(),
  order: z.enum(['asc', 'desc']).optional(),
});
export type LoadRunFilter = z.infer<typeof LoadRunFilter>;

export const LoadTestList = itemsOf(LoadTest);
export type LoadTestList = z.infer<typeof LoadTestList>;

/** Those that live, and those that were lost in the last day. */
export const LoadWorkerList = itemsOf(LoadWorker).extend({ lost: z.array(LostWorker) });
export type LoadWorkerList = z.infer<typeof LoadWorkerList>;

/** A load run that is to be queued. */
export type LoadRunOrder = z.input<typeof QueueLoadRun.schema>;

/** How many runs a trend tells of, and which. */
export const TrendQuery = z.strictObject({
  limit: z.coerce.number<string>().int().min(1).max(200).optional(),
  like: Id.optional().meta({ description: 'A run whose target and parameters count; default: the newest.' }),
});

export const ComparisonQuery = z.strictObject({ with: ComparedWith.optional() });

/** Of which run the pin is taken back; without one, all of them. */
export const UnpinQuery = z.strictObject({ run_id: Id.optional() });

/** The files that a run left; `expired` when they are past their time. */
export const EvidenceList = z.strictObject({ items: z.array(EvidenceFile), expired: z.boolean() });
export type EvidenceList = z.infer<typeof EvidenceList>;

export const LoadRunSeries = z.array(ReportSecond);
export type LoadRunSeries = z.infer<typeof LoadRunSeries>;
