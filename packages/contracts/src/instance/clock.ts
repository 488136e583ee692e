import { z } from 'zod';
import { Timestamp } from '../messages/message.js';

/**
 * A person's clock. One with an offset runs like the real one, so two messages a second apart stay a second apart. One
 * that stands shows the same moment until it is moved, so what is said by it is dated alike whenever it is said. Where
 * there is none, the person lives in real time.
 */
export const InstanceClock = z.union([
  z.strictObject({ offset_ms: z.int() }),
  z.strictObject({ stands_at: Timestamp }),
]);
export type InstanceClock = z.infer<typeof InstanceClock>;

/** What a clock that stands shows first, where its template does not say. */
export const STANDS_AT_FIRST = '2025-01-01T09:00:00.000Z';

/** What a person's clock shows at a real moment; every stamp of the person's session is made with it. */
export function clockTime(clock: InstanceClock | undefined, realNow: string): string {
  if (clock === undefined) return realNow;
  if ('stands_at' in clock) return clock.stands_at;
  return new Date(Date.parse(realNow) + clock.offset_ms).toISOString();
}

/** How far a person's clock is from the real one at a real moment. */
export const clockOffset = (clock: InstanceClock | undefined, realNow: string): number => {
  if (clock === undefined) return 0;
  return 'offset_ms' in clock ? clock.offset_ms : Date.parse(clock.stands_at) - Date.parse(realNow);
};

/** The same kind of clock, showing a moment at a real one. */
export const clockAt = (to: string, realNow: string, stands: boolean): InstanceClock =>
  stands ? { stands_at: to } : { offset_ms: Date.parse(to) - Date.parse(realNow) };

export const isStanding = (clock: InstanceClock | undefined): boolean => clock !== undefined && 'stands_at' in clock;
