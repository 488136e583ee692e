/**
 * "Did you mean" hints. A hint is always the last sentence of a message, so that a flat message (as an HTTP answer or a
 * log line shows it) and a fault with a hint of its own (as the editor shows it) come from the same text.
 */

const LONGEST_WORD = 64;
const HINT = /^(.*) (Did you mean .+\?)$/s;

/** Edit distance with swaps of neighbours (optimal string alignment). */
export const editDistance = (left: string, right: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[right.length] ?? 0;
};

/**
 * The candidate that a person most likely meant, or undefined when none is near: at most a third of the letters wrong,
 * else one word that contains the other (`phase` for `current_phase`).
 */
export const closest = (written: string, candidates: readonly string[]): string | undefined => {
  const word = written.slice(0, LONGEST_WORD).toLowerCase();
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const near = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= allowed)
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  if (near[0]) return near[0].candidate;
  if (word.length < 4) return undefined;
  return candidates.find((candidate) => {
    const known = candidate.toLowerCase();
    return known.includes(word) || (known.length >= 4 && word.includes(known));
  });
};

/** Adds the hint sentence, if there is a suggestion. */
export const withHint = (message: string, suggestion: string | undefined): string =>
  suggestion === undefined ? message : `${message} Did you mean ${suggestion}?`;

/** Takes a message of `withHint` apart again. */
export const splitHint = (text: string): { message: string; hint?: string } => {
  const [, message, hint] = HINT.exec(text) ?? [];
  return message === undefined || hint === undefined ? { message: text } : { message, hint };
};

const LONGEST_QUOTE = 60;

/** A value as a message shows it: quoted, and cut so that a fault never repeats a whole transcript. */
export const quoted = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const isLong = value.length > LONGEST_QUOTE;
  return isLong ? `${JSON.stringify(value.slice(0, LONGEST_QUOTE))}...` : JSON.stringify(value);
};
