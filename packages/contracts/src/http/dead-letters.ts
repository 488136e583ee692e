import { z } from 'zod';
import { DeadLetterRow } from '../messages/dead-letter.js';
import { pageOf } from './page.js';

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
