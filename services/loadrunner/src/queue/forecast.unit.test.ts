import { describe, expect, it } from '@jest/globals';
import { forecast, type Planned } from './forecast.js';

const NOW = new Date('2030-01-01T00:00:00.000Z');
let clock = 0;
const aRun = (id: string, seconds: number | null, changed: Partial<Planned> = {}): Planned => ({
  id,
  target: 'http://coach',
  priority: 'normal',
  concurrent: false,
  parts: 1,
  rank: 1e12 + (clock += 1000),
  seconds,
  ...changed,
});
const running = (seconds: number | null, target = 'http://coach') => ({ id: 'running', target, seconds, parts: 1 });
/** Of each run: its position, the seconds until it starts, and what it waits for. */
const seen = (queue: Planned[], holding: ReturnType<typeof running>[], capacity: number, drained = 0) =>
  Object.fromEntries(
    [...forecast(queue, holding, { capacity, drained }, NOW)].map(([id, { position, eta, waiting_for }]) => [
      id,
      [position, eta === null ? null : (Date.parse(eta) - NOW.getTime()) / 1000, waiting_for],
    ]),
  );

describe('the forecast of the queue', () => {
  it('starts the first at once where a worker is free', () => {
    expect(seen([aRun('a', 60)], [], 1)).toEqual({ a: [1, 0, 'worker'] });
  });

  it('adds up what is planned for those in front, and what is left of the one that runs', () => {
    expect(seen([aRun('a', 60), aRun('b', 30)], [running(20)], 1)).toEqual({
      a: [1, 20, 'target'],
      b: [2, 80, 'target'],
    });
  });

  it('lets runs on other targets pass by one that waits for its target', () => {
    const queue = [aRun('a', 60), aRun('elsewhere', 60, { target: 'http://staging' })];
    expect(seen(queue, [running(100)], 2)).toEqual({ a: [1, 100, 'target'], elsewhere: [2, 0, 'worker'] });
  });

  it('shares the work between workers', () => {
    const queue = [1, 2, 3].map((n) => aRun(`run-${n}`, 10 * n, { target: `http://target-${n}` }));
    expect(seen(queue, [], 2)).toEqual({
      'run-1': [1, 0, 'worker'],
      'run-2': [2, 0, 'worker'],
      'run-3': [3, 10, 'worker'],
    });
  });

  it('promises nothing behind a run without a known end', () => {
    expect(seen([aRun('a', null), aRun('b', 10)], [], 1)).toEqual({ a: [1, 0, 'worker'], b: [2, null, 'target'] });
    expect(seen([aRun('a', 10)], [running(null)], 1)).toEqual({ a: [1, null, 'target'] });
  });

  it('says that nobody is there to take a run', () => {
    expect(seen([aRun('a', 10)], [], 0)).toEqual({ a: [1, null, 'any-worker'] });
  });

  it('says that the workers are drained which a run would need', () => {
    expect(seen([aRun('a', 10)], [], 0, 1)).toEqual({ a: [1, null, 'drained-worker'] });
    const queue = [aRun('split', 10, { parts: 2 }), aRun('b', 10, { concurrent: true })];
    expect(seen(queue, [], 1, 1)).toEqual({ split: [1, null, 'drained-worker'], b: [2, 0, 'worker'] });
    expect(seen(queue, [running(30)], 1, 1)).toMatchObject({ split: [1, null, 'target'] });
  });

  it('lets a concurrent run go as soon as a worker is free', () => {
    expect(seen([aRun('a', 10, { concurrent: true })], [running(100)], 2)).toEqual({ a: [1, 0, 'worker'] });
  });

  it('starts a run in parts when so many workers are free, and never where there are fewer', () => {
    const elsewhere = { concurrent: true };
    expect(seen([aRun('a', 10, { ...elsewhere, parts: 2 }), aRun('b', 10, elsewhere)], [running(30)], 2)).toEqual({
      a: [1, 30, 'worker'],
      b: [2, 0, 'worker'],
    });
    expect(seen([aRun('a', 10, { parts: 3 })], [], 2)).toEqual({ a: [1, null, 'worker'] });
  });
});
