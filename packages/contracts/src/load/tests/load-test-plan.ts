import { z } from 'zod';
import { LoadRunParameters, LoadTestName } from '../load-run.js';

/**
 * The parameters that may change what a script plans, or whether it can be read: some insist on a model. As text they stand
 * in the query of an address.
 */
export const PlanParameters = LoadRunParameters.pick({
  model: true,
  duration_min: true,
  nonstream_rps: true,
  stream_rps: true,
  single_run: true,
});
export type PlanParameters = z.infer<typeof PlanParameters>;

const wanted = PlanParameters.shape;
export const PlanQuery = z.strictObject({
  model: wanted.model,
  duration_min: z.coerce.number<string>().pipe(wanted.duration_min.unwrap()).optional(),
  nonstream_rps: z.coerce.number<string>().pipe(wanted.nonstream_rps.unwrap()).optional(),
  stream_rps: z.coerce.number<string>().pipe(wanted.stream_rps.unwrap()).optional(),
  single_run: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});

/** A scenario of a script, as k6 understands it. */
export const PlannedScenario = z.strictObject({
  name: z.string(),
  /** k6's name of its kind: `ramping-arrival-rate`... */
  executor: z.string(),
  /** `ramps to 5/s over 30 s, holds for 2 min`. */
  words: z.string(),
  /** Null where it ends by counting iterations. */
  seconds: z.number().nullable(),
  /** As many as are planned; null where virtual users iterate as fast as they can. */
  iterations: z.number().nullable(),
});
export type PlannedScenario = z.infer<typeof PlannedScenario>;

/** What a load test would do with these parameters, as k6 reads the script; nothing is sent for it. */
export const LoadTestPlan = z
  .strictObject({
    test: LoadTestName,
    parameters: PlanParameters,
    /** Why it would not run, in k6's words; null when it would. */
    error: z.string().nullable(),
    scenarios: z.array(PlannedScenario),
    /** How long load is sent; null where that is not known before. */
    seconds: z.number().nullable(),
    /** Null where that is not known before. */
    iterations: z.number().nullable(),
    /** As in the last run that was judged; null where there was none. */
    requests_per_iteration: z.number().nullable(),
    max_vus: z.number().nullable(),
    thresholds: z.record(z.string(), z.array(z.string())),
    /** Parameters that were given and change nothing of the plan. */
    without_effect: z.array(z.string()),
  })
  .meta({ id: 'LoadTestPlan' });
export type LoadTestPlan = z.infer<typeof LoadTestPlan>;
