import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@rehearsal/client/client';
import { openLive } from '@rehearsal/client/live/live';
import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import { coachingOf, evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { Instance, InstanceFact, InstanceView } from '@rehearsal/contracts/instance/instance';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { show, type StepResult } from './steps.js';

const CONNECT_WITHIN_MS = 10_000;
const SEEN_WITHIN_MS = 5_000;

export interface Watcher {
  /** The version that it has folded up to. */
  version(): number;
  /** The state that it has folded from pushes alone, as a page that is open does. */
  state(): Instance | undefined;
  /** Versions that came out of order or not at all. */
  gaps(): readonly string[];
  tokens(): number;
  close(): void;
}

/** Watches an instance through a socket, from the version that is given on. */
export async function watchInstance(api: Client, start: InstanceView): Promise<StepResult<Watcher>> {
  const live = openLive(api);
  const gaps: string[] = [];
  let state: Instance | undefined = start;
  let version = 0;
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
        instance: (push) => {
          if (push.version !== version + 1) gaps.push(`${push.version} after ${version}`);
          version = push.version;
          for (const { time, ...fact } of push.events)
            state = evolveInstance(state, fact as InstanceFact, { id: push.id, version, at: time });
        },
      },
    });
  });
  try {
    version = await watched;
  } catch (error) {
    live.close();
    throw error;
  }
  const close = () => live.close();
  return {
    value: { version: () => version, state: () => state, gaps: () => gaps, tokens: () => tokens, close },
    detail: `a socket follows ${start.id} from version ${version}`,
  };
}

/** Every version was pushed, in order, and folding the pushes gives what the server has. */
export async function sawEveryChange(watcher: Watcher, current: InstanceView): Promise<StepResult<void>> {
  const end = performance.now() + SEEN_WITHIN_MS;
  while (watcher.version() < current.version && performance.now() < end) await sleep(20);
  show(watcher.version() === current.version, `it has seen version ${watcher.version()} of ${current.version}`);
  show(watcher.gaps().length === 0, `versions were missing: ${watcher.gaps().join(', ')}`);
  const folded = watcher.state();
  show(folded !== undefined, 'it lost sight of the instance');
  show(
    canonicalJson(coachingOf(folded)) === canonicalJson(coachingOf(current)),
    'what it folded differs from what the server has',
  );
  return {
    value: undefined,
    detail: `up to version ${current.version} without a gap, ${watcher.tokens()} tokens; folded, it is the server's state`,
  };
}
