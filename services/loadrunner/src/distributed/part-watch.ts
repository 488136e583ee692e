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
  let last = performance.now();
  let expected = false;
  let leader: { beat: number | null; since: number } = { beat: null, since: last };

  async function beat(): Promise<void> {
    try {
      const [mine, gate, led] = await Promise.all([
        store.beat(part),
        store.gate(part.run_id),
        leases.beatOf(part.run_id),
      ]);
      last = performance.now();
      if (led !== leader.beat) leader = { beat: led, since: last };
      if (gate?.stop) stop(gate.stop);
      else if (!mine || (expected && last - leader.since > LEADERLESS_MS)) stop('worker_lost');
    } catch (error) {
      log.warn({ err: error, runId: part.run_id, part: part.part }, 'a part of a run could not show that it lives');
      if (performance.now() - last > FENCE_MS) stop('worker_lost');
    }
  }

  // Bare: a beat that hangs must not keep the next one from being sent.
  const beating = setInterval(() => void beat(), BEAT_MS);
  return {
    signal: stopping.signal,
    expectLeader: () => {
      expected = true;
      leader.since = performance.now();
    },
    end: () => clearInterval(beating),
  };
}
