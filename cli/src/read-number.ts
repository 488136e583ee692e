import { InvalidArgumentError } from 'commander';

/** A whole number from 1, as an argument of the command line. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 1.');
}
