import { Fence } from '@rehearsal/platform/jobs/fence';
import { Silence } from '@rehearsal/platform/jobs/silence';
import type { PartInHand } from './part-store.js';
import type { DistributedDependencies } from './distributed-dependencies.js';
import type { StopReason } from '../verdict/run-facts.js';

const BEAT_MS = 1000;
/** Before the reconciler ends the run and lets others at its target: without its leader a part stops by itself. */
const LEADERLESS_MS = 9000;
/** Before the leader calls the part lost. */
const FENCE_MS = 12_000;

export interface PartWatch {
  /** Aborted with a `StopReason`. */
  readonly signal: AbortSignal;
  /** From now on a leader is expected. */
  readonly expectLeader: () => void;
  end(): void;
}

/** Shows that a part is in living hands, and looks whether it is still theirs, still wanted, and still led. */
export function watchPart(
  part: PartInHand,
  { store, leases, log }: Pick<DistributedDependencies, 'store' | 'leases' | 'log'>,
): PartWatch {
  const stopping = new AbortController();
  const stop = (reason: StopReason) => stopping.abort(reason);
  const fence = new Fence(FENCE_MS, BEAT_MS);
  /** Since a leader is expected. */
  let leader: Silence | undefined;

  async function beat(): Promise<void> {
    try {
      const [mine, gate, led] = await Promise.all([
        store.beat(part),
        store.gate(part.run_id),
        leases.beatOf(part.run_id),
      ]);
      fence.proved();
      leader?.look(led, performance.now());
      if (gate?.stop) stop(gate.stop);
      else if (!mine || (leader && leader.ms > LEADERLESS_MS)) stop('worker_lost');
    } catch (error) {
      log.warn({ err: error, runId: part.run_id, part: part.part }, 'a part of a run could not show that it lives');
      if (fence.isPassedAfterFailure()) stop('worker_lost');
    }
  }

  // Bare: a beat that hangs must not keep the next one from being sent.
  const beating = setInterval(() => {
    if (fence.isPassed()) stop('worker_lost');
    void beat();
  }, BEAT_MS);
  return {
    signal: stopping.signal,
    expectLeader: () => {
      leader = new Silence(2 * BEAT_MS);
    },
    end: () => clearInterval(beating),
  };
}
