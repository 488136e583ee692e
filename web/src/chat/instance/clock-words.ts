import { durationText } from '@rehearsal/contracts/instance/duration';

/** How far a person's clock is from real time, as a button says it: `+3d 4h`. */
export const offsetWords = (offsetMs: number): string =>
  offsetMs === 0 ? 'real time' : `${offsetMs > 0 ? '+' : '−'}${durationText(offsetMs / 1000)}`;

/** What a person's clock shows at a real moment, both in milliseconds. */
export const shownTime = (now: number, offsetMs: number): string =>
  new Date(now + offsetMs).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
