import type { z } from 'zod';
import { closest, withHint } from '../text/suggest.js';

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value);

/** Messages for what the schemas leave to zod, as a person would say it who looks at the place. */
export const readable: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_type') return wrongType(issue.expected, issue.input);
  if (issue.code === 'too_small')
    return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
  if (issue.code === 'too_big')
    return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
  if (issue.code === 'invalid_key') return `is a key that ${issue.issues[0]?.message ?? 'may not be'}`;
  if (issue.code === 'invalid_format' && issue.format === 'datetime')
    return 'must be a time with its zone, such as 2026-01-31T12:00:00Z';
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return withHint(
      `must be one of ${values.join(', ')}.`,
      typeof issue.input === 'string' ? closest(issue.input, values) : undefined,
    );
  }
  return undefined;
};

function wrongType(expected: string, input: unknown): string {
  if (expected === 'int') return 'must be a whole number';
  // What a query carries is read as a number first.
  if (Number.isNaN(input)) return 'must be a number';
  if (typeof input === 'number' && !Number.isFinite(input)) return 'must be a number that is not so large';
  return `must be ${expected === 'record' ? 'object' : expected}, not ${kindOf(input)}`;
}

const COUNTED: Readonly<Record<string, string>> = { string: 'character', array: 'entry', set: 'entry' };

function bound(origin: string, which: string, limit: number | bigint): string | undefined {
  if (origin === 'number' || origin === 'int' || origin === 'bigint') return `must be ${which} ${limit}`;
  const counted = COUNTED[origin];
  if (counted === undefined) return undefined;
  if (which === 'at least' && limit === 1) return 'must not be empty';
  const many = counted === 'entry' ? 'entries' : 'characters';
  return `must have ${which} ${limit} ${limit === 1 ? counted : many}`;
}
