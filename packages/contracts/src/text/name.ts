import { z } from 'zod';
import { isVisible } from './visible.js';

/** A name that people give: composed, without outer spaces, and with something to see in it. */
export const nameOf = (what: string) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, { error: `${what} needs a name`, abort: true })
    .max(200, 'a name has at most 200 characters')
    .refine((name) => !name.includes('\u0000'), 'a name holds no NUL character')
    .refine(isVisible, 'a name needs something that can be seen');
