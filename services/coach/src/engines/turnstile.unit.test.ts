import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

/** Lets everybody in who asks, in this order; tells who came in so far, and lets one go. */
function comers(turnstile: Turnstile) {
  const inside: string[] = [];
  const leaves = new Map<string, () => void>();
  const come = (name: string, isTrial: boolean) =>
    void turnstile.enter(isTrial).then((leave) => {
      inside.push(name);
      leaves.set(name, leave);
    });
  const go = async (name: string) => {
    leaves.get(name)?.();
    await nextTurn();
  };
  return { inside, come, go };
}

describe('the places at an engine', () => {
  it('are never more than it bears, and the last is for a person', async () => {
    const { inside, come } = comers(new Turnstile(3));
    for (const name of ['t1', 't2', 't3']) come(name, true);
    await nextTurn();
    expect(inside).toEqual(['t1', 't2']);
    for (const name of ['p1', 'p2']) come(name, false);
    await nextTurn();
    expect(inside).toEqual(['t1', 't2', 'p1']);
  });

  it('go to a person who waits before any trial that came earlier', async () => {
    const { inside, come, go } = comers(new Turnstile(1));
    come('t1', true);
    for (const name of ['t2', 't3']) come(name, true);
    come('p1', false);
    await nextTurn();
    await go('t1');
    expect(inside).toEqual(['t1', 'p1']);
    await go('p1');
    await go('t2');
    expect(inside).toEqual(['t1', 'p1', 't2', 't3']);
  });
});
