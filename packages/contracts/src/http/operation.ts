import { z } from 'zod';
import { RefusalCode } from '../messages/refusals.js';

/** A command as its caller sees it. */
export const Operation = z
  .strictObject({
    id: z.string(),
    status: z.enum(['pending', 'applied', 'refused']),
    /** The command; null while its owner has not decided it. */
    type: z.string().nullable(),
    aggregate_id: z.string(),
    version: z.int().optional(),
    /** Of what takes its time: how many of how many are done. */
    progress: z.strictObject({ total: z.int(), done: z.int() }).optional(),
    refusal: z.strictObject({ code: RefusalCode, detail: z.string(), status: z.int() }).optional(),
  })
  .meta({ id: 'Operation' });
export type Operation = z.infer<typeof Operation>;

/** The body of every 202. */
export const Accepted = z.strictObject({ operation: Operation }).meta({ id: 'Accepted' });
export type Accepted = z.infer<typeof Accepted>;

/** The answer to what leaves nothing behind to be shown. */
export const Done = z.strictObject({ success: z.literal(true), message: z.string() }).meta({ id: 'Done' });
export type Done = z.infer<typeof Done>;
