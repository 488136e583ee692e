import { setTimeout as pause } from 'node:timers/promises';
import type { LoadRunPart } from '@rehearsal/contracts/load/load-run';
import { segmentText } from '../k6/command.js';
import type { PartDocument, PartStore } from './part-store.js';

const LOOK_MS = 250;

/** The parts could not be brought together; the message says why. */
export class NotGatheredError extends Error {
  override name = 'NotGatheredError';
}

/** k6 gives up reading a script sooner; this is for everything around it on a machine that is busy. */
const PREPARED_WITHIN_MS = 60_000;

/**
 * Waits until all parts are ready; throws `NotGatheredError` when one cannot be, or too few came in time. Less than all are
 * answered only after `stop`.
 */
export async function gatherParts(
  runId: string,
  of: number,
  stop: AbortSignal,
  { store, gatherSeconds }: { store: PartStore; gatherSeconds: number },
): Promise<PartDocument[]> {
  const begun = performance.now();
  for (;;) {
    const parts = await store.of(runId);
    const refused = parts.find(({ state }) => state === 'refused');
    if (refused)
      throw new NotGatheredError(`${naming(refused, of)} could not run it: ${refused.reason ?? 'no reason'}`);
    const ready = parts.filter(({ state }) => state === 'ready');
    if (stop.aborted || ready.length === of) return ready;
    const waitedMs = performance.now() - begun;
    if (parts.length < of && waitedMs > gatherSeconds * 1000)
      throw new NotGatheredError(`not enough workers: ${parts.length} of ${of} came within ${gatherSeconds} s`);
    if (waitedMs > gatherSeconds * 1000 + PREPARED_WITHIN_MS)
      throw new NotGatheredError(`${ready.length} of ${of} parts were ready within ${Math.round(waitedMs / 1000)} s`);
    await pause(LOOK_MS);
  }
}

export const shownPart = ({ part, worker_id, host }: PartDocument, of: number): LoadRunPart => ({
  part,
  segment: segmentText({ part, of }),
  worker_id,
  host,
});

/** Who it is, for a sentence. */
export const naming = ({ part, worker_id }: PartDocument, of: number): string =>
  `${worker_id}, which had part ${part} of ${of},`;
