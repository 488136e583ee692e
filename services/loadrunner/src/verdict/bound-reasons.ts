import { count } from './words.js';

const MOST = 100;
const LONGEST = 1000;

/**
 * As many reasons as somebody may read, in the order of their weight. A script may have thousands of thresholds, each with
 * a sentence of its own; the table of thresholds has them all.
 */
export function boundReasons(reasons: readonly string[]): string[] {
  const short = reasons.slice(0, reasons.length > MOST ? MOST - 1 : MOST).map(shortened);
  const left = reasons.length - short.length;
  return left === 0 ? short : [...short, `${count(left, 'further reason')}: see the thresholds`];
}

const shortened = (reason: string): string => (reason.length > LONGEST ? `${reason.slice(0, LONGEST - 1)}…` : reason);
