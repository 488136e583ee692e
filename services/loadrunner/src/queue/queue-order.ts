import type { LoadRunPriority } from '@rehearsal/contracts/load/load-run';
import type { WorkerRoom } from './worker-room.js';

/** A run that waits. */
export interface Waiting {
  id: string;
  target: string;
  priority: LoadRunPriority;
  /** It does not wait for its target; others still wait for it. */
  concurrent: boolean;
  /** How many workers it needs at once. */
  parts: number;
  /** Among those of its priority, the least first. */
  rank: number;
  /** Among those of its rank, by the code of its characters; without one it is the first of them. */
  within?: string;
}

/** Where a run stands in the queue. */
export type Place = Pick<Waiting, 'priority' | 'rank' | 'within'>;

/** A run that has its target: k6 runs, or is about to. */
export interface Holding {
  id: string;
  target: string;
}

const RANK: Record<LoadRunPriority, number> = { high: 0, normal: 1, low: 2 };

const compared = (a: Place, b: Place): number =>
  RANK[a.priority] - RANK[b.priority] || a.rank - b.rank || byCode(a.within ?? '', b.within ?? '');

const byCode = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Whether nothing can stand between the two. */
export const isSamePlace = (a: Place, b: Place): boolean => compared(a, b) === 0;

/** Higher priorities first; within one, the order in which they came, unless somebody moved them. */
export const inQueueOrder = <Run extends Waiting>(runs: readonly Run[]): Run[] =>
  runs.toSorted((a, b) => compared(a, b) || a.id.localeCompare(b.id));

/**
 * Those that a worker may take now, in queue order: of the runs on one target the first, once nobody holds it. A waiting
 * run that holds its target already (its worker died before it could start) goes on.
 */
export function startable(waiting: readonly Waiting[], holding: readonly Holding[]): Waiting[] {
  const holders = new Map(holding.map(({ id, target }) => [target, id]));
  return inQueueOrder(waiting).filter((run) => {
    const holder = holders.get(run.target);
    if (!run.concurrent && holder !== undefined && holder !== run.id) return false;
    holders.set(run.target, run.id);
    return true;
  });
}

/** What the workers that live can take: `free` of `capacity` runs or parts; `held` counts those in hand by run. */
export interface WorkerCapacity extends WorkerRoom {
  free: number;
  held: ReadonlyMap<string, number>;
}

/**
 * Of runs in queue order those to offer now. A run in parts is offered when all of them find a worker, and nothing behind
 * it takes the workers that it waits for. One that drained workers are missing for lets others pass, since nobody knows
 * how long; one that never can is offered at once, and says that it found too few.
 */
export function affordable(runs: readonly Waiting[], { capacity, drained, free, held }: WorkerCapacity): Waiting[] {
  const offered: Waiting[] = [];
  let left = free;
  for (const run of runs) {
    const missing = run.parts - (held.get(run.id) ?? 0);
    if (run.parts > 1 && lacksDrained(run, { capacity, drained })) continue;
    if (run.parts > 1 && run.parts <= capacity && missing > left) break;
    offered.push(run);
    left -= missing;
  }
  return offered;
}

/** Whether the run could start if drained workers were resumed, and not before. */
export const lacksDrained = ({ parts }: Pick<Waiting, 'parts'>, { capacity, drained }: WorkerRoom): boolean =>
  parts > capacity && parts <= capacity + drained;
