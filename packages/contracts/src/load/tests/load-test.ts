import { z } from 'zod';

/** A parameter that a script reads from its environment, as its text says. */
export const ScriptParameter = z.strictObject({
  name: z.enum(['model', 'duration_min', 'nonstream_rps', 'stream_rps', 'single_run', 'debug']),
  /** What the script takes where nobody gives it, as it is written there; null where it is not written out. */
  default: z.string().nullable(),
});
export type ScriptParameter = z.infer<typeof ScriptParameter>;

export const LoadTest = z
  .strictObject({
    /** A `LoadTestName`, unless the test is invalid for its name or its place. */
    name: z.string(),
    file: z.string(),
    /** Of an unread one only the name and the file are known: k6 is reading it for the first time. */
    status: z.enum(['ready', 'invalid', 'unread']),
    /** Why an invalid one cannot run, in k6's words. */
    error: z.string().nullable(),
    /** k6's own code, of one that k6 cannot read. It can be queued; its run ends as an error with this code. */
    exit_code: z.int().optional(),
    /** It has changed, or could not be read before, and k6 reads it again now: the rest is what it was. */
    being_read: z.literal(true).optional(),
    /** Of everything that k6 reads when it loads the script: imports and opened files too. */
    script_hash: z.string(),
    thresholds: z.record(z.string(), z.array(z.string())),
    tags: z.record(z.string(), z.string()),
    /** Those that it reads; empty where it reads none, or cannot be read. */
    parameters: z.array(ScriptParameter),
  })
  .meta({ id: 'LoadTest' });
export type LoadTest = z.infer<typeof LoadTest>;
