import type { LoadRunState } from '@rehearsal/contracts/load/load-run';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import { partCount, type LoadRunRecord } from '../load-run.js';
import type { LoadRunJournal } from '../service.js';
import type { Seen } from './decided-moves.js';
import type { Waiting } from './queue-order.js';

export const IN_HANDS: readonly LoadRunState[] = ['preparing', 'running', 'cancelling'];
const MOST = 1000;

type Snapshots = Pick<LoadRunJournal, 'snapshots'>;

/** Made before the queue is read: runs that are over are many. */
export const indexQueue = ({ snapshots }: Snapshots): Promise<string> =>
  snapshots.createIndex({ state: 1, created_at: 1 }, { name: 'by_state' }, {});

/** The runs that are in one of these states, as their snapshots have them. */
export const runsIn = async (journal: Snapshots, states: readonly LoadRunState[]): Promise<LoadRunRecord[]> =>
  (await snapshotsIn(journal, states)).map(stateOf);

/** The queue, with the versions in which its runs were found. */
export const queueSeen = async (journal: Snapshots): Promise<Seen[]> =>
  (await snapshotsIn(journal, ['queued'])).map((found) => ({ ...waitingOf(stateOf(found)), version: found.seq }));

const snapshotsIn = async ({ snapshots }: Snapshots, states: readonly LoadRunState[]) =>
  (await snapshots
    .find({ state: { $in: states } })
    .sort({ created_at: 1 })
    .limit(MOST)
    .toArray()) as Snapshot<LoadRunRecord>[];

export const waitingOf = (run: LoadRunRecord): Waiting => ({
  id: run.id,
  target: run.target,
  priority: run.priority,
  concurrent: run.concurrent,
  parts: partCount(run),
  rank: run.rank ?? Date.parse(run.created_at),
  ...(run.within !== undefined && { within: run.within }),
});
