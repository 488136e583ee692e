import { z } from 'zod';

/** A hundred years: whatever is longer is a slip of the pen. */
export const LONGEST_SECONDS = 100 * 365 * 86_400;

const SECONDS = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
const ISO_8601 = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SHORT = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
/** Of ISO 8601, what has no fixed length: it would be another time for each day that it is counted from. */
const MONTHS = /^P(?:\d+Y|\d+M)/;

/** Seconds of `P3DT4H` or `3d4h`; undefined when the text is neither. */
export function secondsOf(text: string): number | undefined {
  const found = ISO_8601.exec(text) ?? SHORT.exec(text);
  // A group that matched nothing is undefined, which the type of a match does not say.
  const parts: (string | undefined)[] = found?.slice(1) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  return Object.values(SECONDS).reduce((sum, each, index) => sum + each * Number(parts[index] ?? 0), 0);
}

const EXPECTED = 'must be a length of time: whole seconds, 7d, 1h30m, or ISO 8601 such as P7D or PT1H30M';

/** A length of time as people and programs write it; read as whole seconds, at least one and at most a hundred years. */
export const Duration = z.union([z.number(), z.string().max(100)], EXPECTED).transform((given, context): number => {
  const seconds = typeof given === 'number' ? given : secondsOf(given);
  const fault =
    typeof given === 'string' && MONTHS.test(given)
      ? 'years and months have no fixed length: give weeks or days, such as P30D'
      : seconds === undefined || !Number.isInteger(seconds)
        ? EXPECTED
        : seconds < 1 || seconds > LONGEST_SECONDS
          ? 'must be at least a second and at most a hundred years'
          : undefined;
  if (fault === undefined) return seconds ?? 0;
  context.addIssue({ code: 'custom', message: fault });
  return z.NEVER;
});

/** As `secondsOf` reads it, in days at most: `3d4h5s`. Of whole seconds, at least one. */
export function shortDuration(seconds: number): string {
  let left = seconds;
  const parts = (['d', 'h', 'm', 's'] as const).map((unit) => {
    const count = Math.floor(left / SECONDS[unit]);
    left -= count * SECONDS[unit];
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('');
}

/** As people read it, in days at most: `3d 4h`; `0s` for nothing. */
export function durationText(seconds: number): string {
  let left = Math.round(Math.abs(seconds));
  const parts = (['d', 'h', 'm', 's'] as const).flatMap((unit) => {
    const count = Math.floor(left / SECONDS[unit]);
    left -= count * SECONDS[unit];
    return count === 0 ? [] : [`${count}${unit}`];
  });
  return parts.slice(0, 2).join(' ') || '0s';
}
