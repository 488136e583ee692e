import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@rehearsal/client/client';
import { followInstance, type FollowedInstance } from '@rehearsal/client/live/follow-instance';
import { openLive } from '@rehearsal/client/live/live';
import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { show, type StepResult } from './steps.js';

const CONNECT_WITHIN_MS = 10_000;
const SEEN_WITHIN_MS = 5_000;

export interface Watcher {
  /** What it shows by now, as a page that is open does: by folding pushes, and reading what those only name. */
  followed(): FollowedInstance;
  /** Versions that came out of order or not at all, and why it could not follow. */
  gaps(): readonly string[];
  tokens(): number;
  close(): void;
}

/** Watches an instance through a socket, from the version that is given on. */
export async function watchInstance(api: Client, start: InstanceView): Promise<StepResult<Watcher>> {
  const live = openLive(api);
  const gaps: string[] = [];
  let followed: FollowedInstance = { version: start.version, instance: start };
  let pushed = 0;
  let tokens = 0;
  const watched = new Promise<number>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('no socket was let in')), CONNECT_WITHIN_MS);
    live.watch(instanceRoom(start.id), {
      watched: (first = 0) => {
        clearTimeout(giveUp);
        resolve(first);
      },
      refused: reject,
      on: {
        token: () => (tokens += 1),
        instance: ({ version }) => {
          if (version !== pushed + 1) gaps.push(`${version} after ${pushed}`);
          pushed = version;
        },
      },
    });
  });
  const leave = followInstance(api, live, start.id, {
    changed: (now) => (followed = now),
    failed: (error) => gaps.push(`it could not follow: ${String(error)}`),
  });
  const close = () => {
    leave();
    live.close();
  };
  try {
    pushed = await watched;
  } catch (error) {
    close();
    throw error;
  }
  return {
    value: { followed: () => followed, gaps: () => gaps, tokens: () => tokens, close },
    detail: `a socket follows ${start.id} from version ${pushed}`,
  };
}

/** Every version was pushed, in order, and following the pushes gives what the server has. */
export async function sawEveryChange(watcher: Watcher, current: InstanceView): Promise<StepResult<void>> {
  const end = performance.now() + SEEN_WITHIN_MS;
  while (watcher.followed().version < current.version && performance.now() < end) await sleep(20);
  const { version, instance } = watcher.followed();
  show(version === current.version, `it has seen version ${version} of ${current.version}`);
  show(watcher.gaps().length === 0, `versions were missing: ${watcher.gaps().join(', ')}`);
  show(
    canonicalJson(coachingOf(instance)) === canonicalJson(coachingOf(current)),
    'what it followed differs from what the server has',
  );
  return {
    value: undefined,
    detail: `up to version ${current.version} without a gap, ${watcher.tokens()} tokens; what it followed is the server's state`,
  };
}
