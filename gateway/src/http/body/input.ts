import type { z } from 'zod';
import { schemaFaults } from '@rehearsal/contracts/json/schema-faults';
import { readable } from '@rehearsal/contracts/json/readable';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { InvalidInputError } from '@rehearsal/platform/errors';

/** Parses a body; every fault at once, each with its JSON Pointer. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> =>
  parse(schema, input, jsonPointer);

/** Parses query or path parameters; faults name the parameter. */
export const parseParameters = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> =>
  parse(schema, input, (path) => path.map(String).join('.'));

function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  place: (path: readonly PropertyKey[]) => string,
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: readable });
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(schemaFaults(parsed.error.issues, place));
}
