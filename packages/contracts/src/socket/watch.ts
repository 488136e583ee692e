import { z } from 'zod';
import type { Problem } from '../http/problem.js';
import { WATCHED_LISTS, WATCHED_THINGS } from './rooms.js';

/** What `watch` and `unwatch` are sent with. */
export const WatchRequest = z.strictObject(
  {
    room: z
      .string()
      .regex(
        new RegExp(`^(${WATCHED_LISTS.join('|')}|(${WATCHED_THINGS.join('|')}):[A-Za-z0-9_-]{1,128})$`),
        'is not a room',
      ),
  },
  'say which room: {"room": "instance:<id>"}',
);
export type WatchRequest = z.infer<typeof WatchRequest>;

/** The acknowledgement of both. `version` is what the watcher starts from; a list has none. */
export type WatchAnswer = { ok: true; version?: number } | { ok: false; problem: Problem };
