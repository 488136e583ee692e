/** How often most people want it; anything else is written as cron. */
export const CADENCES = [
  { cron: '0 * * * *', words: 'every hour' },
  { cron: '0 2 * * *', words: 'every night at 02:00' },
  { cron: '0 6 * * 1-5', words: 'on working days at 06:00' },
  { cron: '0 3 * * 1', words: 'every Monday at 03:00' },
] as const;

/** A cron expression in words, where it is one of the usual ones; else as it is. */
export const cadenceWords = (cron: string): string =>
  CADENCES.find((cadence) => cadence.cron === cron)?.words ?? `cron ${cron}`;

/** The zone of whoever looks. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment as the clock shows it in a time zone: `Mon, Jun 2, 02:00`. */
export const timeIn = (moment: string | Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(moment));
