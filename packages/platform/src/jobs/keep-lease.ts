import type { Log } from '../log.js';
import { Fence } from './fence.js';
import type { Leases } from './leases.js';

const BEAT_MS = 2000;
/** Sooner than `LOST_AFTER_MS`: who cannot prove that a job is his stops it himself. */
const FENCE_MS = 12_000;

interface InHand {
  jobId: string;
  workerId: string;
  leases: Leases;
  /** The job is not this worker's any more, or that cannot be known. */
  onLost: () => void;
  /** Looked at with every beat that found the job still in these hands, say whether it is still wanted. */
  look?: () => Promise<void>;
  log: Log;
}

/** Takes the lease of a job and renews it until the end. */
export async function keepLease({ jobId, workerId, leases, onLost, look, log }: InHand): Promise<{
  end: () => Promise<void>;
}> {
  await leases.take(jobId, workerId);
  const fence = new Fence(FENCE_MS, BEAT_MS);

  async function beat(): Promise<void> {
    try {
      const mine = await leases.renew(jobId, workerId);
      fence.proved();
      if (mine) await look?.();
      else onLost();
    } catch (error) {
      log.warn({ err: error, jobId }, 'the lease of a job could not be renewed');
      if (fence.isPassedAfterFailure()) onLost();
    }
  }

  // Bare: a renewal that hangs must not keep the fence from being looked at.
  const beating = setInterval(() => {
    if (fence.isPassed()) onLost();
    void beat();
  }, BEAT_MS);
  return {
    end: async () => {
      clearInterval(beating);
      await leases.release(jobId, workerId);
    },
  };
}
