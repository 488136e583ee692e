import { z } from 'zod';
import { RefusalCode } from '@rehearsal/contracts/messages/refusals';

/** Shapes that several routes answer with. An id puts a shape among the components of the reference. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string(),
          message: z.string(),
          section: z.string().optional(),
          hint: z.string().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `errors` names each place by JSON Pointer.' });

export const Operation = z
  .strictObject({
    id: z.string(),
    status: z.enum(['pending', 'applied', 'refused']),
    type: z.string().nullable(),
    aggregate_id: z.string(),
    version: z.int().optional(),
    /** Of what takes its time: how many of how many are done. */
    progress: z.strictObject({ total: z.int(), done: z.int() }).optional(),
    refusal: z.strictObject({ code: RefusalCode, detail: z.string(), status: z.int() }).optional(),
  })
  .meta({ id: 'Operation' });

export const Accepted = z.strictObject({ operation: Operation }).meta({ id: 'Accepted' });

export const Done = z.strictObject({ success: z.literal(true), message: z.string() }).meta({ id: 'Done' });

export const pageOf = (item: z.ZodType) => z.strictObject({ items: z.array(item), next_cursor: z.string().nullable() });

/** As every owner's list takes them. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number<string>().int().min(1).max(200).optional(),
  cursor: z.string().max(500).optional(),
});
