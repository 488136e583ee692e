import { nextTimes } from '@rehearsal/contracts/load/schedule-cron';
import type { ScheduleRecord } from './schedule.js';

/** A time that passed while nothing ran is made up for, once, when it is not longer ago than this. */
const GRACE_MS = 60 * 60_000;
/** Times that were missed are counted up to here. */
const MOST_MISSED = 1000;

export interface Due {
  time: string;
  missed: number;
}

/** The time that a schedule should act upon now: of several that have passed the last one, the others are missed. */
export function dueOf(
  { enabled, considered, cron, time_zone }: Pick<ScheduleRecord, 'enabled' | 'considered' | 'cron' | 'time_zone'>,
  now: Date,
): Due | null {
  if (!enabled) return null;
  const since = new Date(considered);
  const [next] = nextTimes(cron, time_zone, since, 1);
  if (next === undefined || next > now) return null;
  const recent = new Date(Math.max(since.getTime(), now.getTime() - GRACE_MS));
  const [time] = nextTimes(cron, time_zone, recent, GRACE_MS / 60_000)
    .filter((candidate) => candidate <= now)
    .slice(-1);
  if (time === undefined) return null;
  const passed = nextTimes(cron, time_zone, since, MOST_MISSED + 1).filter((candidate) => candidate < time);
  return { time: time.toISOString(), missed: passed.length };
}
