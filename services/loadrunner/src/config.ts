import { availableParallelism, hostname } from 'node:os';
import { z } from 'zod';
import { BaseConfig, InsideConfig } from '@rehearsal/platform/config';
import { Origin } from '@rehearsal/platform/config-values';
import type { K6Limits } from './k6/limits.js';
import { originOf } from './targets/target.js';

const origins = z
  .string()
  .default('')
  .transform((text, ctx) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
      .map((item) => {
        const origin = originOf(item);
        if (origin === null) ctx.addIssue({ code: 'custom', message: `"${item}" is not an http or https origin` });
        return origin ?? '';
      }),
  );

/** What the service and its workers both need. */
const shared = {
  K6_BIN: z.string().default('k6').describe('The k6 executable'),
  LOADTESTS_DIR: z.string().describe('The folder of load test scripts, loadtests/src'),
  K6_READ_SECONDS: z.coerce
    .number()
    .positive()
    .max(600)
    .default(10)
    .describe('How long k6 may take to load a script when it is listed, queued or prepared'),
  RESULTS_DIR: z.string().describe('Where the evidence of runs is kept; shared by the service and its workers'),
};

export const LoadRunnerConfig = InsideConfig.extend({
  ...shared,
  COACH_URL: z
    .url()
    .transform((url) => new URL(url).origin)
    .describe("Rehearsal's own coach: the target of runs that name none"),
  SCENARIO_URL: Origin.describe('Where the scenario service answers reads, for schedules of rehearsals'),
  REHEARSAL_URL: Origin.describe('Where the rehearsal service answers reads, for schedules of rehearsals'),
  LOAD_TARGETS: origins.describe('Comma-separated origins that may be put under load, beside the coach'),
  EVIDENCE_KEPT_DAYS: z.coerce
    .number()
    .positive()
    .default(30)
    .describe('How long the files of a finished run are kept; its verdict and metrics stay'),
  EVIDENCE_KEPT_MEGABYTES: z.coerce
    .number()
    .positive()
    .default(10_000)
    .describe('How much the files of all finished runs may take; the oldest go first'),
});

const MEGABYTE = 1024 ** 2;

export const WorkerConfig = BaseConfig.extend({
  ...shared,
  WORKER_ID: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .default(
      () =>
        `${hostname()
          .replaceAll(/[^\w-]/g, '-')
          .slice(0, 40)}-${process.pid}`,
    )
    .describe('Names this worker in its runs'),
  CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(16)
    .default(1)
    .describe('How many runs it takes at once; those on one machine measure each other, so more workers are better'),
  GATHER_SECONDS: z.coerce
    .number()
    .positive()
    .max(600)
    .default(30)
    .describe('How long the parts of a distributed run wait for each other before it is given up'),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(24 * 3600)
    .default(0)
    .describe('How long a stop waits for the runs in hand to end; after it, or asked twice, it ends them as errors'),
  MAX_RUN_MINUTES: z.coerce
    .number()
    .positive()
    .max(7 * 24 * 60)
    .default(360)
    .describe('The longest that a run may take, whatever its script says'),
  K6_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(256)
    .default(2048)
    .describe('The most memory that k6 may have for a run; it crashes when it needs more'),
  K6_CPUS: z.coerce.number().int().min(1).default(availableParallelism()).describe('How many processors k6 may use'),
  CANCEL_GRACE_SECONDS: z.coerce
    .number()
    .positive()
    .default(30)
    .describe('How long k6 may take to end by itself when a run is cancelled'),
  K6_PROMETHEUS_RW_SERVER_URL: z
    .url()
    .optional()
    .describe('Where k6 also sends its metrics, by Prometheus remote write'),
});
export type WorkerConfig = z.infer<typeof WorkerConfig>;

export const limitsOf = ({ K6_MEMORY_MB, K6_CPUS, K6_READ_SECONDS }: WorkerConfig): K6Limits => ({
  memoryBytes: K6_MEMORY_MB * MEGABYTE,
  cpus: K6_CPUS,
  readSeconds: K6_READ_SECONDS,
});

/** What k6 is told of Prometheus, by its own names; empty when there is none. */
export const remoteWriteOf = ({ K6_PROMETHEUS_RW_SERVER_URL: url }: WorkerConfig): Record<string, string> =>
  url === undefined ? {} : { K6_PROMETHEUS_RW_SERVER_URL: url, K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM: 'true' };

const DAY_MS = 86_400_000;

export const retentionOf = (config: z.infer<typeof LoadRunnerConfig>) => ({
  maxAgeMs: config.EVIDENCE_KEPT_DAYS * DAY_MS,
  maxBytes: config.EVIDENCE_KEPT_MEGABYTES * 1_000_000,
});
