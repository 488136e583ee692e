import { hostname } from 'node:os';
import { z } from 'zod';
import { BaseConfig } from '@rehearsal/platform/config';
import { originOf } from './target.js';

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
  RESULTS_DIR: z.string().describe('Where the evidence of runs is kept; shared by the service and its workers'),
};

export const LoadRunnerConfig = BaseConfig.extend({
  ...shared,
  COACH_URL: z
    .url()
    .transform((url) => new URL(url).origin)
    .describe("Rehearsal's own coach: the target of runs that name none"),
  LOAD_TARGETS: origins.describe('Comma-separated origins that may be put under load, beside the coach'),
});

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

/** What k6 is told of Prometheus, by its own names; empty when there is none. */
export const remoteWriteOf = ({ K6_PROMETHEUS_RW_SERVER_URL: url }: WorkerConfig): Record<string, string> =>
  url === undefined ? {} : { K6_PROMETHEUS_RW_SERVER_URL: url };
