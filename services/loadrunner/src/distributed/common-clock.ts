import type { Redis } from 'ioredis';

/** Milliseconds since 1970 by the clock of Redis, which every worker can ask: their own clocks need not agree. */
export type CommonClock = () => number;

const ASKED = 5;

/**
 * Measures how far our own clock is from that of Redis; the answer that came back quickest is the most exact, within half
 * of its round trip.
 */
export async function readCommonClock(redis: Redis): Promise<CommonClock> {
  const measured = [];
  for (let turn = 0; turn < ASKED; turn++) {
    const before = performance.now();
    const [seconds, microseconds] = (await redis.time()).map(Number) as [number, number];
    const after = performance.now();
    const there = seconds * 1000 + microseconds / 1000;
    measured.push({ roundTrip: after - before, offset: there - (before + after) / 2 });
  }
  const { offset } = measured.reduce((best, next) => (next.roundTrip < best.roundTrip ? next : best));
  return () => performance.now() + offset;
}
