import { durationText } from '@rehearsal/contracts/instance/duration';

const MINUTE_MS = 60_000;

/** When an instance is deleted by itself, as people read it; to the minute. Both times in milliseconds. */
export const expiryWords = (moment: number, now: number): string => {
  const minutes = Math.floor((moment - now) / MINUTE_MS);
  return minutes < 1 ? 'expires any moment' : `expires in ${durationText(minutes * 60)}`;
};
