import { z } from 'zod';
import { Timestamp } from '../../messages/message.js';
import { itemsOf } from '../page.js';

/** Where load may be sent to, as the load runner is configured: scheme, host and port. */
export const LoadTargets = z
  .strictObject({
    /** Of runs that name none: our own coach. */
    default: z.string(),
    /** Further ones. */
    allowed: z.array(z.string()),
  })
  .meta({ id: 'LoadTargets' });
export type LoadTargets = z.infer<typeof LoadTargets>;

/** How long something is kept. */
export const RetentionRow = z
  .strictObject({
    what: z.string(),
    /** Null: nothing is removed because it is old. */
    days: z.number().positive().nullable(),
    /** How much of it is kept altogether, the newest; null: no bound. */
    megabytes: z.number().positive().nullable(),
    /** What else is to be known of it, as a sentence. */
    note: z.string().nullable(),
    /** Names of the variables by which it is set; none where it is fixed. */
    set_by: z.array(z.string()),
    /** The last time that some of it was removed because its time was over; null where none is on record. */
    last_removed: z.strictObject({ at: Timestamp, count: z.int().positive() }).nullable(),
  })
  .meta({ id: 'Retention' });
export type RetentionRow = z.infer<typeof RetentionRow>;

export const RetentionList = itemsOf(RetentionRow);
export type RetentionList = z.infer<typeof RetentionList>;

/** The newest signed checkpoint of the audit log, without the chains that it signs. */
export const CheckpointHead = z.strictObject({ seq: z.int().positive(), at: z.string(), key: z.string() });
export type CheckpointHead = z.infer<typeof CheckpointHead>;

/** What Rehearsal leans on. */
export const SystemPart = z.strictObject({
  name: z.enum(['kafka', 'redis', 'store', 'k6']),
  /** As it tells itself; of k6 that of each worker. Null where it does not tell, or does not answer. */
  version: z.string().nullable(),
  /** Where it comes from, in words; null where whoever started the system did not say. */
  provider: z.string().nullable(),
});
export type SystemPart = z.infer<typeof SystemPart>;

/** Which Rehearsal this is, and what it runs on. */
export const SystemAbout = z
  .strictObject({
    version: z.string(),
    /** Of the gateway that was asked. */
    node: z.string(),
    /** Since when it runs. */
    since: Timestamp,
    parts: z.array(SystemPart),
    /** Null where no checkpoint was signed yet, or none is by configuration. */
    checkpoint: CheckpointHead.nullable(),
  })
  .meta({ id: 'SystemAbout' });
export type SystemAbout = z.infer<typeof SystemAbout>;
