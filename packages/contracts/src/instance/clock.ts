import { z } from 'zod';

/**
 * How far a person's clock is from the real one. It runs like the real one, so two messages a second apart stay a second
 * apart. Where there is none, the person lives in real time.
 */
export const InstanceClock = z.strictObject({ offset_ms: z.int() });
export type InstanceClock = z.infer<typeof InstanceClock>;

/** What a person's clock shows at a real moment; every stamp of the person's session is made with it. */
export const clockTime = (clock: InstanceClock | undefined, realNow: string): string =>
  clock === undefined ? realNow : new Date(Date.parse(realNow) + clock.offset_ms).toISOString();
