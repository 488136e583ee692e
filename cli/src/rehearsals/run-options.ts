import { randomInt } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import { secondsOf } from '@rehearsal/contracts/instance/duration';
import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import { seedNumber } from '../input/read-number.js';

/** `all`, a rate such as `0.9`, or `90%`. */
export function readGate(text: string): Gate {
  if (text === 'all') return 'all';
  const [, number = '', percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
  const rate = percent === '%' ? Number(number) / 100 : Number(number);
  if (number !== '' && rate > 0 && rate <= 1) return { rate };
  throw new InvalidArgumentError('Give "all", a rate above 0 and at most 1 such as 0.9, or 90%.');
}

/** A whole number from 0, or `random`. */
export function readSeed(text: string): number {
  return text === 'random' ? randomInt(2 ** 32) : seedNumber(text);
}

/** A length of time, as milliseconds. */
export function readTimeout(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsOf(text);
  if (seconds !== undefined && seconds >= 1 && seconds <= 7 * 86_400) return seconds * 1000;
  throw new InvalidArgumentError('Give a length of time from a second to a week, such as 90s, 10m or 1h30m.');
}

export function wholeFromZero(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 0.');
}
