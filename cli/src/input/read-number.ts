import { InvalidArgumentError } from 'commander';

/** A whole number from 1, as an argument of the command line. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 1.');
}

/** Reads a whole number between two bounds. */
export function wholeBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

const MOST_SEED = 0xffff_ffff;

/** A seed, as an argument of the command line. */
export function seedNumber(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= MOST_SEED) return Number(text);
  throw new InvalidArgumentError(`Give a whole number from 0 to ${MOST_SEED}.`);
}

const MOST_SECONDS = 600;

/** Seconds, parts of them too, as long as anybody waits for one answer. */
export function readSeconds(text: string): number {
  if (/^\d{1,3}(?:\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= MOST_SECONDS) return Number(text);
  throw new InvalidArgumentError(`Give seconds, more than 0 and at most ${MOST_SECONDS}.`);
}
