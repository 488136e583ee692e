import type { QueueMove } from '@rehearsal/contracts/load/load-run';
import { generateKeyBetween } from 'fractional-indexing';
import { inQueueOrder, isSamePlace, type Place, type Waiting } from './queue-order.js';

/** Beyond the first or the last of its priority; room enough for others to come between. */
const STEP = 1000;

/**
 * Where a run comes to stand that is moved: between its new neighbours, with the priority of the one that it passes, since a
 * higher one goes before all others. Null where there is nobody to pass.
 */
export function placeAfter(move: QueueMove, id: string, waiting: readonly Waiting[]): Place | null {
  const ordered = inQueueOrder(waiting);
  const index = ordered.findIndex((run) => run.id === id);
  const others = ordered.filter((run) => run.id !== id);
  if (index === -1) return null;
  if (move === 'later') return behind(others, index);
  return index === 0 ? null : before(others, move === 'front' ? 0 : index - 1);
}

/** Before the one at `index`, and before those that stand at the very same place. */
function before(others: readonly Waiting[], index: number): Place | null {
  const passed = others[index];
  if (!passed) return null;
  let first = index;
  while (first > 0 && isSame(others[first - 1], passed)) first -= 1;
  return between(others[first - 1], passed, -STEP);
}

function behind(others: readonly Waiting[], index: number): Place | null {
  const passed = others[index];
  if (!passed) return null;
  let last = index;
  while (isSame(others[last + 1], passed)) last += 1;
  return between(others[last + 1], passed, STEP);
}

const isSame = (other: Waiting | undefined, passed: Waiting): boolean =>
  other !== undefined && isSamePlace(other, passed);

/** Between the one that is passed and the next, if that is of the same priority; else a step away from it. */
function between(next: Waiting | undefined, passed: Waiting, step: number): Place {
  const { priority, rank } = passed;
  if (next?.priority !== priority) return { priority, rank: rank + step };
  const [low, high] = step < 0 ? [next, passed] : [passed, next];
  const middle = low.rank + (high.rank - low.rank) / 2;
  if (middle > low.rank && middle < high.rank) return { priority, rank: middle };
  // Halved some forty times no number is left between the two; there is always a longer text.
  const end = low.rank === high.rank ? keyOf(high) : null;
  return { priority, rank: low.rank, within: generateKeyBetween(keyOf(low), end) };
}

const keyOf = ({ within }: Place): string | null => (within === undefined || within === '' ? null : within);
