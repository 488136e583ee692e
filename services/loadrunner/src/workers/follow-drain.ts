import type { Log } from '@rehearsal/platform/log';
import { every } from '@rehearsal/platform/every';
import { drainOf } from './load-worker.js';
import type { LoadWorkerJournal } from './service.js';

const LOOK_EVERY_MS = 3000;

/** Takes jobs, or for a while none. */
interface Taking {
  pause(): Promise<void>;
  resume(): Promise<void>;
}

interface Following {
  journal: Pick<LoadWorkerJournal, 'load'>;
  taking: Taking;
  /** Told once it is so. */
  onChange: (isDrained: boolean) => Promise<void>;
  log: Log;
}

export interface DrainFollower {
  /** Somebody has drained or resumed this worker. */
  look(): void;
  end(): Promise<void>;
}

/**
 * Keeps a worker from taking jobs while the record says that it is drained. It looks again and again, since a call may be
 * lost while Redis is away; what it knows stays while the journal cannot be read.
 */
export function followDrain(
  { id, since }: { id: string; since: string },
  { journal, taking, onChange, log }: Following,
): DrainFollower {
  let isDrained = false;
  let looking = Promise.resolve();

  async function lookOnce(): Promise<void> {
    const wanted = drainOf((await journal.load(id)).state, since) !== null;
    if (wanted === isDrained) return;
    await (wanted ? taking.pause() : taking.resume());
    isDrained = wanted;
    log.info(wanted ? 'is drained: takes no further run' : 'is resumed: takes runs again');
    await onChange(wanted);
  }
  const look = (): Promise<void> => {
    looking = looking
      .then(lookOnce)
      .catch((error: unknown) => log.warn({ err: error }, 'it cannot be told whether this worker is drained'));
    return looking;
  };
  const turns = every(LOOK_EVERY_MS, look, log);
  return {
    look: () => void look(),
    end: async () => {
      await turns.end();
      await looking;
    },
  };
}
