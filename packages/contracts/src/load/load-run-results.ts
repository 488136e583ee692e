import { z } from 'zod';

/** The samples of one value of a tag: which request, flow or prompt made a threshold close. */
export const TagSlice = z.strictObject({
  tag: z.string(),
  value: z.string(),
  measured: z.number(),
  margin: z.number(),
  samples: z.int(),
});
export type TagSlice = z.infer<typeof TagSlice>;

export const ThresholdResult = z.strictObject({
  metric: z.string(),
  /** The expression as the script wrote it, e.g. `p(95)<2000`. */
  limit: z.string(),
  measured: z.number().nullable(),
  /** How far the measured value is from the limit; negative when breached. Null where nothing was measured. */
  margin: z.number().nullable(),
  samples: z.int(),
  ok: z.boolean(),
  /** The slice with the smallest margin; null where no tag tells samples apart. */
  worst: TagSlice.nullable(),
  /** True for a limit of the house, which judges the iterations of a script that sets none on this metric. */
  house: z.boolean().optional(),
});
/** How many requests of a run, setup and teardown included, went to one host and port. */
export const RequestsTo = z.strictObject({
  /** Null where the script gave its requests a name of their own: k6 then does not tell where they went. */
  destination: z.string().nullable(),
  requests: z.int(),
  failed: z.int(),
});
/** How often a check of the script held, and how often it did not. */
export const CheckResult = z.strictObject({ name: z.string(), passes: z.int(), fails: z.int() });
export type CheckResult = z.infer<typeof CheckResult>;
export const MetricResult = z.strictObject({
  name: z.string(),
  type: z.enum(['counter', 'gauge', 'rate', 'trend']),
  /** `time` (milliseconds), `data` (bytes) or `default`. */
  contains: z.string(),
  values: z.record(z.string(), z.number()),
  /** How often it was recorded. */
  samples: z.int(),
});
export type MetricResult = z.infer<typeof MetricResult>;
