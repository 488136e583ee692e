import { InvalidArgumentError } from 'commander';

/** A whole number from 1, as an argument of the command line. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 1.');
}

const MOST_SEED = 0xffff_ffff;

/** A seed, as an argument of the command line. */
export function seedNumber(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= MOST_SEED) return Number(text);
  throw new InvalidArgumentError(`Give a whole number from 0 to ${MOST_SEED}.`);
}
