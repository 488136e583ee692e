import type { z } from 'zod';
import { readable } from '@rehearsal/contracts/json/readable';
import { InvalidInputError } from '../errors.js';
import { faultsOf } from './problem.js';

/** Reads what a caller sent. Its faults are the caller's, with their places; those of our own data are never told as such. */
export function callerInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: readable });
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(faultsOf(parsed.error));
}
