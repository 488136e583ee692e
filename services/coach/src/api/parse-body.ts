import { z } from 'zod';

/** A body that is no object at all is told so, instead of naming each missing key. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return schema.parse(
    isObject ? body : z.record(z.string(), z.unknown(), 'The body must be a JSON object.').parse(body),
  );
};
