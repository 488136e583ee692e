import { setTimeout as pause } from 'node:timers/promises';
import { isTerminal } from '@rehearsal/contracts/load/load-run';
import type { PartInHand } from './part-store.js';
import type { DistributedDependencies } from './distributed-dependencies.js';

const LOOK_MS = 200;

/** The part is not to be started: it is too late, or the run is not wanted any more. No fault of anybody's. */
export class NotStartedError extends Error {
  override name = 'NotStartedError';
  constructor(
    message: string,
    /** Whoever leads the run knows. */
    readonly stopped = false,
  ) {
    super(message);
  }
}

/**
 * Waits until every part is ready and the leader has said when they start; returns at that moment, with the clock that it
 * was told by and the moment itself.
 */
export async function passGate(
  part: PartInHand,
  stop: AbortSignal,
  {
    journal,
    store,
    readClock,
    gatherSeconds,
  }: Pick<DistributedDependencies, 'journal' | 'store' | 'readClock' | 'gatherSeconds'>,
): Promise<{ startedAfterMs: () => number }> {
  const clock = await readClock();
  const begun = performance.now();
  for (;;) {
    const gate = await store.gate(part.run_id);
    if (stop.aborted || gate?.stop) throw new NotStartedError('the run was stopped', true);
    if (gate?.opens_at !== undefined) {
      const opensAt = gate.opens_at;
      if (!(await store.begin(part))) throw new NotStartedError('somebody else has the part');
      await pause(Math.max(0, opensAt - clock()));
      return { startedAfterMs: () => clock() - opensAt };
    }
    const { state } = (await journal.load(part.run_id)).state ?? { state: 'error' as const };
    if (isTerminal(state)) throw new NotStartedError('the run has ended');
    // Its job is given back: without a leader, the run is still in the queue and will be offered again.
    if (state === 'queued' && performance.now() - begun > gatherSeconds * 1000)
      throw new NotStartedError('nobody leads the run');
    await pause(LOOK_MS);
  }
}
