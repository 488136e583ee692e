import { describe, expect, it } from '@jest/globals';
import { affordable, inQueueOrder, startable, type Waiting } from './queue-order.js';

let clock = 0;
const aRun = (id: string, changed: Partial<Waiting> = {}): Waiting => ({
  id,
  target: 'http://coach',
  priority: 'normal',
  concurrent: false,
  parts: 1,
  rank: 1e12 + (clock += 1000),
  ...changed,
});
const ids = (runs: readonly Waiting[]) => runs.map(({ id }) => id);

describe('the queue', () => {
  it('puts higher priorities first, and keeps the order within one', () => {
    const runs = [
      aRun('low', { priority: 'low' }),
      aRun('first'),
      aRun('urgent', { priority: 'high' }),
      aRun('second'),
      aRun('also-urgent', { priority: 'high' }),
    ];
    expect(ids(inQueueOrder(runs))).toEqual(['urgent', 'also-urgent', 'first', 'second', 'low']);
  });

  it('lets one run on a target start, and the first of each other target beside it', () => {
    const runs = [aRun('a'), aRun('b'), aRun('elsewhere', { target: 'http://staging' })];
    expect(ids(startable(runs, []))).toEqual(['a', 'elsewhere']);
  });

  it('lets nothing start on a target that is in use, whatever its priority', () => {
    const runs = [aRun('a', { priority: 'high' }), aRun('elsewhere', { target: 'http://staging' })];
    expect(ids(startable(runs, [{ id: 'running', target: 'http://coach' }]))).toEqual(['elsewhere']);
  });

  it('lets a concurrent run start beside others, and others wait for it', () => {
    const runs = [aRun('beside', { concurrent: true }), aRun('alone')];
    expect(ids(startable(runs, [{ id: 'running', target: 'http://coach' }]))).toEqual(['beside']);
    expect(ids(startable(runs, []))).toEqual(['beside']);
  });

  it('goes on with a run whose worker died between taking the target and starting', () => {
    const runs = [aRun('urgent', { priority: 'high' }), aRun('holder')];
    expect(ids(startable(runs, [{ id: 'holder', target: 'http://coach' }]))).toEqual(['holder']);
  });
});

describe('runs in parts', () => {
  const room = (free: number, capacity = free, held: [string, number][] = [], drained = 0) => ({
    free,
    capacity,
    drained,
    held: new Map(held),
  });
  const split = (id: string, parts: number) => aRun(id, { parts });

  it('are offered when every part finds a worker, and keep what is behind them from taking it', () => {
    const runs = [aRun('one'), split('three', 3), aRun('behind')];
    expect(ids(affordable(runs, room(4)))).toEqual(['one', 'three', 'behind']);
    expect(ids(affordable(runs, room(3)))).toEqual(['one']);
  });

  it('are offered again while some of their parts are taken', () => {
    expect(ids(affordable([split('three', 3)], room(1, 3, [['three', 2]])))).toEqual(['three']);
  });

  it('are offered, and fail, where there are not so many workers at all', () => {
    expect(ids(affordable([split('three', 3), aRun('behind')], room(1, 2)))).toEqual(['three', 'behind']);
  });

  it('wait where drained workers are missing, and let others pass for so long', () => {
    const runs = [split('three', 3), aRun('behind')];
    expect(ids(affordable(runs, room(2, 2, [], 1)))).toEqual(['behind']);
    expect(ids(affordable(runs, room(0, 0, [], 3)))).toEqual(['behind']);
    // Also with them there are too few.
    expect(ids(affordable([split('four', 4)], room(2, 2, [], 1)))).toEqual(['four']);
  });

  it('never keep a run in one piece waiting that comes before them', () => {
    expect(ids(affordable([aRun('a'), aRun('b')], room(0, 1)))).toEqual(['a', 'b']);
  });
});
