import { z } from 'zod';

/** One of the failures of a kind: the first that was seen. What k6 does not tell is null. */
const FailureExample = z.strictObject({
  at: z.string(),
  /** Where the request went, whatever the script calls it. */
  url: z.string().nullable(),
  /** k6's words for what went wrong; null where there was an answer, and it was not the expected one. */
  error: z.string().nullable(),
  scenario: z.string().nullable(),
  group: z.string().nullable(),
});

/** Failures of one kind: the same outcome of the same request, or the same exception at the same place of the script. */
export const LoadRunFailure = z.strictObject({
  kind: z.enum(['http', 'ws', 'grpc', 'exception']),
  /** `HTTP 503`, `dial: connection refused`, `gRPC status 14`, or the first line of an exception. */
  outcome: z.string(),
  method: z.string().nullable(),
  /** As the script names the request, else its address without query and with `{id}` for ids; the place of an exception. */
  name: z.string(),
  count: z.int().positive(),
  /** Of all failures of the run, 0 to 1. */
  share: z.number(),
  /** How many requests of that name were made; null for an exception, and where a run has too many names to count. */
  requests: z.int().nullable(),
  first_at: z.string(),
  last_at: z.string(),
  example: FailureExample,
});
export type LoadRunFailure = z.infer<typeof LoadRunFailure>;

/** Failures of kinds that have no row of their own. */
export const FurtherFailures = z.strictObject({ count: z.int(), first_at: z.string(), last_at: z.string() });
export type FurtherFailures = z.infer<typeof FurtherFailures>;

/** What failed in a run, most first: a bounded number of kinds, and how many failures were of further ones. */
export const LoadRunFailures = z
  .strictObject({
    /** False where nothing was kept: k6 has not run, its worker was lost at once, or the evidence is past its time. */
    recorded: z.boolean(),
    total: z.int(),
    items: z.array(LoadRunFailure),
    /** Failures of kinds beyond those in `items`; null where there were none. */
    others: FurtherFailures.nullable(),
  })
  .meta({ id: 'LoadRunFailures' });
export type LoadRunFailures = z.infer<typeof LoadRunFailures>;
