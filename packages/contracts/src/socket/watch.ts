import { z } from 'zod';
import type { Problem } from '../http/problem.js';

/** What `watch` and `unwatch` are sent with. */
export const WatchRequest = z.strictObject(
  {
    room: z
      .string()
      .regex(
        /^(scenarios|load-runs|schedules|baselines|rehearsal-runs|(instance|load-run|rehearsal-run):[A-Za-z0-9_-]{1,128})$/,
        'is not a room',
      ),
  },
  'say which room: {"room": "instance:<id>"}',
);
export type WatchRequest = z.infer<typeof WatchRequest>;

/** The acknowledgement of both. `version` is what the watcher starts from; a list has none. */
export type WatchAnswer = { ok: true; version?: number } | { ok: false; problem: Problem };
