import type { z } from 'zod';
import { schemaFaults } from '@rehearsal/contracts/json/schema-faults';
import { readable } from '@rehearsal/contracts/json/readable';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { InvalidInputError } from '@rehearsal/platform/errors';

/** Parses a body; every fault at once, each with its JSON Pointer. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> =>
  parse(schema, input, jsonPointer);

/** Parses path parameters, and those of a watch; faults name the parameter. */
export const parseParameters = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> =>
  parse(schema, input, parameterAt);

/** Parses a query; faults name the parameter. Whatever the schema takes is all that may be there. */
export const parseQuery = <Schema extends z.ZodObject>(
  schema: Schema,
  input: Readonly<Record<string, unknown>>,
): z.output<Schema> =>
  parse(
    schema.strict(),
    input,
    parameterAt,
    (issue) =>
      (issue.code === 'unrecognized_keys' ? undefined : asGiven(input[String(issue.path?.[0])])) ?? readable(issue),
  ) as z.output<Schema>;

const parameterAt = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** A number that was read from nothing, or from two values, says nothing of what was sent. */
function asGiven(value: unknown): string | undefined {
  if (Array.isArray(value)) return `is given ${value.length} times, and takes one value`;
  return value === '' ? 'is empty: give it a value, or leave it out' : undefined;
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  place: (path: readonly PropertyKey[]) => string,
  error: z.core.$ZodErrorMap = readable,
): z.output<Schema> {
  const parsed = schema.safeParse(input, { error });
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(schemaFaults(parsed.error.issues, place));
}
