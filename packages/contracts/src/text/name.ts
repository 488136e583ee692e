import { z } from 'zod';
import { refuseHidden } from './hidden.js';
import { isVisible } from './visible.js';

/** A name that people give: composed, without outer spaces, with something to see in it and nothing that hides. */
export const nameOf = (what: string) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, { error: `${what} needs a name`, abort: true })
    .max(200, 'a name has at most 200 characters')
    .refine(isVisible, { error: 'a name needs something that can be seen', abort: true })
    .superRefine(refuseHidden);

/** What a test user is known by beside its scenario. */
export const Label = z.string().max(200, 'a label has at most 200 characters').superRefine(refuseHidden);
