import type { QueuePlace, WaitingFor } from '@rehearsal/contracts/load/load-run';
import { inQueueOrder, lacksDrained, type Holding, type Waiting } from './queue-order.js';
import type { WorkerRoom } from './worker-room.js';

/** Seconds; Infinity where nobody knows. */
type Seconds = number;

export interface Planned extends Waiting {
  /** How long its load is planned for; null where its plan has no end that is known. */
  seconds: number | null;
}
export interface Remaining extends Holding {
  seconds: number | null;
  /** How many workers it has. */
  parts: number;
}

/**
 * Plays the queue through as it would go if every run took exactly what it plans: each free worker takes the first run
 * whose target is free. What follows a run without a known end has no known start either.
 */
export function forecast(
  waiting: readonly Planned[],
  holding: readonly Remaining[],
  room: WorkerRoom,
  now: Date,
): Map<string, QueuePlace> {
  const { capacity } = room;
  const places = new Map<string, QueuePlace>();
  const workers: Seconds[] = holding.flatMap(({ seconds, parts }) => Array<Seconds>(parts).fill(seconds ?? Infinity));
  while (workers.length < capacity) workers.push(0);
  // More runs than living workers can hold: of those that are too many, the workers will not come back.
  workers.sort((a, b) => a - b).splice(capacity);
  const targets = new Map<string, Seconds>();
  const occupy = (target: string, until: Seconds) => targets.set(target, Math.max(targets.get(target) ?? 0, until));
  for (const { target, seconds } of holding) occupy(target, seconds ?? Infinity);

  const ordered = inQueueOrder(waiting);
  const inUse = new Set(targets.keys());
  for (const [index, run] of ordered.entries()) {
    const waiting_for = reasonOf(run, room, inUse.has(run.target) && !run.concurrent);
    places.set(run.id, { position: index + 1, eta: null, waiting_for });
    inUse.add(run.target);
  }

  // One that needs more workers than there are has no known start.
  const left = ordered.filter(({ parts }) => parts <= workers.length);
  while (left.length > 0) {
    workers.sort((a, b) => a - b);
    const opens = ({ target, concurrent, parts }: Planned) =>
      Math.max(workers[parts - 1] ?? Infinity, concurrent ? 0 : (targets.get(target) ?? 0));
    const starts = Math.min(...left.map(opens));
    if (starts === Infinity) break;
    const run = left.find((candidate) => opens(candidate) === starts) as Planned;
    left.splice(left.indexOf(run), 1);
    const ends = starts + (run.seconds ?? Infinity);
    workers.fill(ends, 0, run.parts);
    occupy(run.target, ends);
    places.set(run.id, {
      ...(places.get(run.id) as QueuePlace),
      eta: new Date(now.getTime() + starts * 1000).toISOString(),
    });
  }
  return places;
}

function reasonOf(run: Waiting, room: WorkerRoom, isBehindTarget: boolean): WaitingFor {
  if (room.capacity === 0) return room.drained > 0 ? 'drained-worker' : 'any-worker';
  if (isBehindTarget) return 'target';
  return lacksDrained(run, room) ? 'drained-worker' : 'worker';
}
