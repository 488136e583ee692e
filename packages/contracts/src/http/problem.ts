import { z } from 'zod';

/** One thing that is wrong with what was sent. */
export const FieldFault = z.strictObject({
  /** RFC 6901 JSON Pointer into the body, or the name of the query or path parameter, or of the header. */
  pointer: z.string(),
  message: z.string(),
  /** Of a template: the part that it belongs to. */
  section: z.string().optional(),
  /** What helps. */
  hint: z.string().optional(),
});
export type FieldFault = z.infer<typeof FieldFault>;

/** RFC 9457. `type` is `/problems/<code in kebab-case>`. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(FieldFault).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `errors` names each place by JSON Pointer.' });
export type Problem = z.infer<typeof Problem>;
