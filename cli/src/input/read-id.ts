import { InvalidArgumentError } from 'commander';
import { Id } from '@rehearsal/contracts/messages/message';

/** An id, as an argument of the command line: what can be none is told by the argument's name, and nobody is asked. */
export function readId(text: string): string {
  // Nothing at all is told by what it is mostly of: a variable that is not set.
  if (text.trim() === '' || Id.safeParse(text).success) return text;
  throw new InvalidArgumentError('An id is 1 to 128 letters, digits, "_" or "-".');
}

/** Likewise of an argument that may be several. */
export const readIds = (text: string, before: readonly string[] = []): string[] => [...before, readId(text)];
