import { z } from 'zod';
import type { ExecutorProgress } from '@rehearsal/contracts/load/load-run';
import { secondsOf } from './go-duration.js';

/** A scenario as `k6 inspect` tells it. */
export const Scenario = z.looseObject({
  executor: z.string().default(''),
  startTime: z.string().nullish(),
  duration: z.string().nullish(),
  stages: z.array(z.object({ duration: z.string(), target: z.number().nullish() })).nullish(),
  vus: z.number().nullish(),
  iterations: z.number().nullish(),
  startVUs: z.number().nullish(),
  startRate: z.number().nullish(),
  rate: z.number().nullish(),
  timeUnit: z.string().nullish(),
});
export type Scenario = z.infer<typeof Scenario>;

/** What one scenario of a script plans: a length, or a number of iterations, by its kind. */
export interface Executor {
  name: string;
  executor: string;
  startsAtSeconds: number;
  seconds: number | null;
  iterations: number | null;
}

export const executorsOf = (scenarios: Readonly<Record<string, Scenario>>): Executor[] =>
  Object.entries(scenarios).map(([name, scenario]) => {
    const { executor, startTime, duration, stages, iterations, vus } = scenario;
    const seconds = stages ? stages.reduce((sum, stage) => sum + secondsOf(stage.duration), 0) : secondsOf(duration);
    // Of this kind each virtual user makes its own share.
    const each = executor === 'per-vu-iterations' ? (vus ?? 1) : 1;
    return {
      name,
      executor,
      startsAtSeconds: secondsOf(startTime),
      seconds: seconds === 0 ? null : seconds,
      iterations: iterations === null || iterations === undefined ? null : iterations * each,
    };
  });

/** How far each is; `done` counts the iterations of each by name. */
export function progressOfExecutors(
  executors: readonly Executor[],
  done: ReadonlyMap<string, number>,
  elapsedSeconds: number,
): ExecutorProgress[] {
  return executors.map(({ name, executor, startsAtSeconds, seconds, iterations }) => {
    const finished = done.get(name) ?? 0;
    const share =
      seconds !== null
        ? (elapsedSeconds - startsAtSeconds) / seconds
        : iterations === null
          ? null
          : finished / Math.max(1, iterations);
    return {
      name,
      executor,
      fraction: share === null ? null : Math.min(1, Math.max(0, share)),
      iterations: finished,
    };
  });
}
