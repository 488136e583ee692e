import { z } from 'zod';

/** A place in a list that is sorted by a text, such as a time, or a number, and then by id: behind it the next page begins. */
export type Position = readonly [value: string | number, id: string];

const Position = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/** Opaque to callers, so that it may change; `Cursor` is the way back. */
export const cursorAt = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** The `cursor` of a list's query. */
export const Cursor = z
  .string()
  .max(2000)
  .transform((cursor, context): Position => {
    const position = Position.safeParse(jsonIn(cursor)).data;
    if (position) return position;
    context.addIssue({ code: 'custom', message: 'is not a cursor that this list gave as next_cursor' });
    return z.NEVER;
  });

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
