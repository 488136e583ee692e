/** What a field of numbers holds: the number that was read; or, as it was typed, what is none, and nothing. */
export type Typed = number | string;

/** Which numbers a field takes. */
export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isWhole?: boolean;
}

const DECIMAL = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
/** Half of its readers mean a thousand times as much as the other half. */
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/** The number that a text says, with a point or a comma; the text itself where it says none, or one that is not taken. */
export function readNumber(text: string, bounds: Bounds = {}): Typed {
  const trimmed = text.trim();
  const number = Number(trimmed.replace(',', '.'));
  if (trimmed === '') return '';
  return DECIMAL.test(trimmed) && !EITHER.test(trimmed) && isTaken(number, bounds) ? number : text;
}

const isTaken = (number: number, { min, max, isWhole = false }: Bounds): boolean =>
  // Beyond it, the number would be another than what was typed.
  Math.abs(number) <= Number.MAX_SAFE_INTEGER &&
  (!isWhole || Number.isInteger(number)) &&
  number >= (min ?? -Infinity) &&
  number <= (max ?? Infinity);

/** Something was typed and could not be read: nothing may be sent until it is mended. */
export const isUnread = (typed: Typed): typed is string => typeof typed === 'string' && typed !== '';

/** What is wrong with it, in words. */
export function numberFault(typed: Typed, bounds: Bounds = {}): string | undefined {
  if (!isUnread(typed)) return undefined;
  const kind = bounds.isWhole ? 'a whole number' : 'a number';
  if (EITHER.test(typed.trim())) return `Write ${typed.trim().replace(',', '')}, or a point for the comma.`;
  const { min, max } = bounds;
  if (min !== undefined && max !== undefined) return `Must be ${kind} from ${min} to ${max}.`;
  if (min !== undefined) return `Must be ${kind}, at least ${min}.`;
  return max === undefined ? `Must be ${kind}.` : `Must be ${kind}, at most ${max}.`;
}
