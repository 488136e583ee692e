import { describe, expect, it } from '@jest/globals';
import type { QueueMove } from '@rehearsal/contracts/load/load-run';
import { DecidedMoves, type Seen } from './decided-moves.js';
import { placeAfter } from './queue-move.js';
import { inQueueOrder } from './queue-order.js';

/** As the store has it before any of the moves is written. */
const QUEUE = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index): Seen => ({
  ...{ id, target: 't', priority: 'normal', concurrent: false, parts: 1 },
  ...{ rank: 1000 + index, version: 1 },
}));

/** The order after moves that are all decided on what the store had before the first. */
function orderAfter(moves: readonly [id: string, to: QueueMove][]): string {
  const decided = new DecidedMoves();
  const versions = new Map<string, number>();
  for (const [id, to] of moves) {
    const place = placeAfter(to, id, decided.over(QUEUE));
    if (place === null) continue;
    versions.set(id, (versions.get(id) ?? 1) + 1);
    decided.note(id, versions.get(id) ?? 0, place);
  }
  return inQueueOrder(decided.over(QUEUE))
    .map(({ id }) => id)
    .join('');
}

describe('moves that are decided together', () => {
  it.each<[string, [string, QueueMove][], string]>([
    ['of one run each pass another', Array.from({ length: 4 }, () => ['f', 'earlier']), 'afbcde'],
    ['there and back again', [['c', 'later'], ['c', 'earlier']], 'abcdef'], // prettier-ignore
    ['of two to the front, the later one is the first', [['e', 'front'], ['f', 'front']], 'feabcd'], // prettier-ignore
    ['of a run behind one that has just been moved', [['f', 'front'], ['a', 'earlier']], 'afbcde'], // prettier-ignore
  ])('%s', (_, moves, order) => {
    expect(orderAfter(moves)).toBe(order);
  });

  it('count until the store has them, or something newer', () => {
    const decided = new DecidedMoves();
    decided.note('f', 2, { priority: 'normal', rank: 1 });
    const rankOf = (version: number) => decided.over(QUEUE.map((run) => ({ ...run, version }))).at(-1)?.rank;
    expect([rankOf(1), rankOf(2)]).toEqual([1, 1005]);
  });

  it('are forgotten when they were never written', () => {
    let now = 0;
    const decided = new DecidedMoves(() => now);
    decided.note('f', 2, { priority: 'normal', rank: 1 });
    now = 60_000;
    expect(decided.over(QUEUE).at(-1)?.rank).toBe(1005);
  });
});
