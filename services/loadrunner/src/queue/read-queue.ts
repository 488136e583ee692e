import type { LoadRunState } from '@rehearsal/contracts/load/load-run';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import { partsOf, type LoadRunRecord } from '../load-run.js';
import type { LoadRunJournal } from '../service.js';
import type { Waiting } from './queue-order.js';

export const IN_HANDS: readonly LoadRunState[] = ['preparing', 'running', 'cancelling'];
const MOST = 1000;

/** The runs that are in one of these states, as their snapshots have them. */
export async function runsIn(
  { snapshots }: Pick<LoadRunJournal, 'snapshots'>,
  states: readonly LoadRunState[],
): Promise<LoadRunRecord[]> {
  const found = (await snapshots
    .find({ state: { $in: states } } as never)
    .sort({ created_at: 1 })
    .limit(MOST)
    .toArray()) as Snapshot<LoadRunRecord>[];
  return found.map(stateOf);
}

export const waitingOf = (run: LoadRunRecord): Waiting => ({
  id: run.id,
  target: run.target,
  priority: run.priority,
  concurrent: run.concurrent,
  parts: partsOf(run),
  rank: run.rank ?? Date.parse(run.created_at),
  ...(run.within !== undefined && { within: run.within }),
});
