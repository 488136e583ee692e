import type { z } from 'zod';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
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
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(parsed.error.issues.flatMap((issue) => faultsOf(issue, place)));
}

function faultsOf(issue: z.core.$ZodIssue, place: (path: readonly PropertyKey[]) => string): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: place([...issue.path, key]), message: `"${key}" is not known here` }));
  }
  const more = issue.code === 'custom' ? (issue.params as Pick<FieldFault, 'section' | 'hint'> | undefined) : undefined;
  return [{ pointer: place(issue.path), message: issue.message, ...more }];
}
