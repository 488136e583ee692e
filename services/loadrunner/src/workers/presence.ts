import { hostname } from 'node:os';
import type { SaidOfWorker } from '@rehearsal/contracts/load/load-worker';
import type { Log } from '@rehearsal/platform/log';
import { every } from '@rehearsal/platform/every';
import { ANNOUNCE_EVERY_MS, type WorkerRegistry } from './worker-registry.js';

/** The runs that this worker has in its hands. */
interface InHand {
  held(): string[];
  onChange(listener: () => void): void;
}

export interface Presence {
  /** Whether it takes nothing new for now. */
  showDrained(isDrained: boolean): Promise<void>;
  /** From now on it says that it takes nothing new, since it is about to end. */
  showStopping(): Promise<void>;
  /** Takes the worker off the list. */
  end(): Promise<void>;
}

/** Puts this worker on the list of workers, and keeps it there while it lives. */
export async function showPresence(
  worker: Pick<SaidOfWorker, 'id' | 'since' | 'k6_version' | 'concurrency'>,
  dependencies: { registry: WorkerRegistry; stops: InHand; log: Log },
): Promise<Presence> {
  let isDrained = false;
  let stopping = false;
  const announce = () =>
    dependencies.registry.announce({
      ...worker,
      host: hostname(),
      pid: process.pid,
      draining: isDrained || stopping,
      stopping,
      busy_with: dependencies.stops.held(),
    });
  // Redis may be away for now: the next turn says it.
  const tryToAnnounce = () =>
    announce().catch((error: unknown) => dependencies.log.warn({ err: error }, 'the worker could not announce itself'));
  await tryToAnnounce();
  dependencies.stops.onChange(() => void tryToAnnounce());
  const turns = every(ANNOUNCE_EVERY_MS, announce, dependencies.log);
  return {
    showDrained: async (is) => {
      isDrained = is;
      await tryToAnnounce();
    },
    showStopping: async () => {
      stopping = true;
      await tryToAnnounce();
    },
    end: async () => {
      await turns.end();
      await dependencies.registry.leave(worker);
    },
  };
}
