import { z } from 'zod';
import { DeadLetterRow, DeadLetterState } from '../../messages/dead-letter.js';
import { pageOf } from '../page.js';

/** A page of dead letters, and how many there are. */
export const DeadLetterPage = pageOf(DeadLetterRow)
  .extend({
    /** All that nobody has replayed or dropped, whatever the list is narrowed to. */
    open: z.int(),
    /** Those that the list is narrowed to, by their state. */
    counts: z.strictObject({ open: z.int(), replayed: z.int(), dropped: z.int() }),
    /** The consumer groups that put something aside. */
    groups: z.array(z.string()),
  })
  .meta({ id: 'DeadLetterPage' });
export type DeadLetterPage = z.infer<typeof DeadLetterPage>;

const word = z.string().min(1).max(200).optional();

/** What a list of dead letters is narrowed to. */
export const DeadLetterFilter = z.strictObject({
  state: DeadLetterState.optional(),
  group: word,
  topic: word,
  type: word,
});
export type DeadLetterFilter = z.infer<typeof DeadLetterFilter>;

/** Why one is dropped. */
export const DropQuery = z.object({ reason: z.string().max(1000).optional() });

/** The answer to a replay, and to a drop. */
export const SettledDeadLetter = z.strictObject({ id: z.string(), state: DeadLetterState });
export type SettledDeadLetter = z.infer<typeof SettledDeadLetter>;
