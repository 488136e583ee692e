import type { RetentionRow } from './settings.js';

const HOUR_DAYS = 1 / 24;

/** How long something is kept, in words: `30 days, at most 10 GB`. */
export function keptWords({ days, megabytes }: Pick<RetentionRow, 'days' | 'megabytes'>): string {
  const time = days === null ? 'for good' : spanOf(days);
  return megabytes === null ? time : `${time}, at most ${sizeOf(megabytes)}`;
}

const spanOf = (days: number): string =>
  days >= 1 ? counted(days, 'day') : days >= HOUR_DAYS ? counted(days * 24, 'hour') : counted(days * 24 * 60, 'minute');

function counted(amount: number, unit: string): string {
  const shown = Number(amount.toFixed(1));
  return `${shown} ${unit}${shown === 1 ? '' : 's'}`;
}

const sizeOf = (megabytes: number): string =>
  megabytes >= 1000 ? `${Number((megabytes / 1000).toFixed(1))} GB` : `${megabytes} MB`;
