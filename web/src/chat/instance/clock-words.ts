import { clockTime, type InstanceClock } from '@rehearsal/contracts/instance/clock';
import { durationText } from '@rehearsal/contracts/instance/duration';

/** How far a person's clock is from real time, as a button says it: `+3d 4h`. */
export const offsetWords = (offsetMs: number): string =>
  offsetMs === 0 ? 'real time' : `${offsetMs > 0 ? '+' : '−'}${durationText(offsetMs / 1000)}`;

/** A person's clock in short: how far it is from real time, or where it stands. */
export const clockWords = (clock: InstanceClock | undefined): string =>
  clock !== undefined && 'stands_at' in clock
    ? `stands at ${shownMoment(clock.stands_at)}`
    : offsetWords(clock?.offset_ms ?? 0);

/** What a person's clock shows at a real moment, in milliseconds. */
export const shownTime = (clock: InstanceClock | undefined, now: number): string =>
  shownMoment(clockTime(clock, new Date(now).toISOString()));

const shownMoment = (moment: string): string =>
  new Date(moment).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
