import { performance } from 'node:perf_hooks';

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that one run took. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** Milliseconds that each of `count` runs took, one after another. */
export async function timeEach(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await timed(() => run(index)));
  return times;
}

/** Runs `count` times with `atOnce` in flight; resolves with the milliseconds that all of it took. */
export function timeAll(count: number, atOnce: number, run: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  return timed(() =>
    Promise.all(
      Array.from({ length: Math.min(atOnce, count) }, async () => {
        while (next < count) await run(next++);
      }),
    ),
  );
}

/** Runs a second that `clients` in flight reach within `ms`; each run hears which client it is of, from 0. */
export async function ratePerSecond(
  clients: number,
  ms: number,
  run: (client: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() - started < ms) {
        await run(client);
        count += 1;
      }
    }),
  );
  return (count * 1000) / (performance.now() - started);
}

const STEADY = 0.05;

/** Repeats a round until two in a row differ by at most 5 %, and at most `most` times: what is compared must be warm. */
export async function untilSteady(most: number, round: () => Promise<number>): Promise<void> {
  let before = await round();
  for (let count = 1; count < most; count++) {
    const now = await round();
    if (Math.abs(now - before) <= STEADY * before) return;
    before = now;
  }
}
