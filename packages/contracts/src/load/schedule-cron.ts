import { Cron } from 'croner';
import { z } from 'zod';

/** A run is queued once a minute at most, so there are no seconds. */
const read = (text: string, timezone: string): Cron => new Cron(text, { timezone, mode: '5-part' });

/**
 * The next times of a cron expression in a time zone, after an instant, in order; fewer where there are no more. Where
 * clocks go forward, a time that is skipped comes at the moment that they were moved to; where they go back, a time that
 * comes twice counts the first time only, but an expression for every hour goes on through both.
 */
export const nextTimes = (text: string, timeZone: string, after: Date, count: number): Date[] =>
  read(text, timeZone).nextRuns(count, after);

/** Five fields or one of the `@` names; anything else croner might take for something else, such as a date. */
const SHAPE = /^(@[a-z]+|\S+(\s+\S+){4})$/i;

function faultOf(text: string): string | undefined {
  if (/^\S+(\s+\S+){5}$/.test(text))
    return 'has six fields: a run can be queued once a minute at most, so leave the seconds out';
  if (!SHAPE.test(text))
    return 'must have five fields: minute, hour, day of the month, month, day of the week ("30 2 * * 1-5")';
  try {
    return read(text, 'UTC').nextRun() === null ? 'names a day that none of its months has' : undefined;
  } catch (error) {
    return `is no cron expression: ${String(error instanceof Error ? error.message : error).replace('CronPattern: ', '')}`;
  }
}

/** A cron expression as it is stored. Faults are told in words. */
export const CronText = z
  .string()
  .trim()
  .max(200)
  .superRefine((text, context) => {
    const message = faultOf(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** A name of the IANA time zone database, such as `Europe/Berlin`; `UTC` is one. */
export const TimeZone = z
  .string()
  .max(100)
  .refine((name) => {
    // What looks like an offset is a zone to some engines and none to others.
    if (!/^[A-Za-z]/.test(name)) return false;
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'is not a time zone, such as "Europe/Berlin" or "UTC"');
