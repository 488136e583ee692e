import { describe, expect, it } from '@jest/globals';
import type { QueueMove } from '@rehearsal/contracts/load/load-run';
import { placeAfter } from './queue-move.js';
import { inQueueOrder, type Waiting } from './queue-order.js';

const waiting = (id: string, rank: number, priority: Waiting['priority'] = 'normal'): Waiting => ({
  id,
  rank,
  priority,
  target: 'http://coach',
  concurrent: false,
  parts: 1,
});
const QUEUE = [waiting('urgent', 400, 'high'), waiting('a', 100), waiting('b', 200), waiting('c', 300)];

/** The order once the run was moved. */
const orderAfter = (move: QueueMove, id: string, queue: readonly Waiting[] = QUEUE): string => {
  const place = placeAfter(move, id, queue);
  const moved = queue.map((run) => (run.id === id && place ? { ...run, ...place } : run));
  return inQueueOrder(moved)
    .map((run) => run.id)
    .join(' ');
};

describe('a run that is moved in the queue', () => {
  it.each([
    ['front', 'c', 'c urgent a b'],
    ['earlier', 'c', 'urgent a c b'],
    ['earlier', 'b', 'urgent b a c'],
    ['earlier', 'a', 'a urgent b c'],
    ['later', 'a', 'urgent b a c'],
    ['later', 'b', 'urgent a c b'],
    ['later', 'urgent', 'a urgent b c'],
  ] as const)('%s: %s', (move, id, order) => {
    expect(orderAfter(move, id)).toBe(order);
  });

  it.each([
    ['front', 'urgent'],
    ['earlier', 'urgent'],
    ['later', 'c'],
    ['later', 'unknown'],
  ] as const)('%s: %s has nowhere to go', (move, id) => {
    expect(placeAfter(move, id, QUEUE)).toBeNull();
  });

  it('passes all that were queued in the same moment', () => {
    const queue = [waiting('a', 100), waiting('b', 100), waiting('c', 100), waiting('d', 200)];
    expect(orderAfter('earlier', 'd', queue)).toBe('d a b c');
    expect(orderAfter('later', 'a', queue)).toBe('b c a d');
  });

  it.each<[string, (times: number) => 'earlier' | 'later']>([
    ['towards its beginning', () => 'earlier'],
    ['towards its end', () => 'later'],
    ['to and fro', (times) => (times % 4 < 2 ? 'earlier' : 'later')],
  ])('finds a place of its own five hundred times within one gap, %s', (_, moveOf) => {
    let queue = [waiting('first', 1e12), waiting('x', 1e12 + 1), waiting('y', 1e12 + 2), waiting('last', 1e12 + 3)];
    for (let times = 0; times < 500; times++) {
      const move = moveOf(times);
      const [, left, right] = inQueueOrder(queue).map(({ id }) => id);
      const id = (move === 'earlier' ? right : left) ?? '';
      const place = placeAfter(move, id, queue);
      queue = queue.map((run) => (run.id === id && place ? { ...waiting(id, 0), ...place } : run));
      expect(inQueueOrder(queue).map((run) => run.id)).toEqual(['first', right, left, 'last']);
    }
    expect(queue.map(({ within = '' }) => within.length).every((length) => length < 100)).toBe(true);
  });

  it('can be moved again and again', () => {
    let queue: Waiting[] = [...QUEUE];
    for (let times = 0; times < 30; times++) {
      const last = inQueueOrder(queue).at(-1)?.id ?? '';
      const place = placeAfter('front', last, queue);
      queue = queue.map((run) => (run.id === last && place ? { ...run, ...place } : run));
      expect(inQueueOrder(queue)[0]?.id).toBe(last);
    }
  });
});
