import { z } from 'zod';
import { readable } from '@rehearsal/contracts/json/readable';

/** Reads a part of a request. What is wrong is thrown as every fault of the house is told, and never in zod's words. */
export const parsed = <Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> =>
  schema.parse(given, { error: readable });

/** A body that is no object at all is told so, instead of naming each missing key. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return parsed(
    schema,
    isObject ? body : z.record(z.string(), z.unknown(), 'The body must be a JSON object.').parse(body),
  );
};
