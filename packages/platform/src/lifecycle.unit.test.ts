import { describe, expect, it } from '@jest/globals';
import { Lifecycle } from './lifecycle.js';
import { createLog } from './log.js';

const aLife = () => new Lifecycle(createLog('test', 'silent'));

describe('a lifecycle', () => {
  it('closes in the reverse of the order in which it opened', async () => {
    const life = aLife();
    const closed: string[] = [];
    for (const name of ['mongo', 'publisher', 'consumer']) {
      await life.open(
        name,
        () => name,
        (opened) => Promise.resolve(closed.push(opened)),
      );
    }
    await life.stop();
    expect(closed).toEqual(['consumer', 'publisher', 'mongo']);
  });

  it('closes once, however often it is told to', async () => {
    const life = aLife();
    let times = 0;
    await life.open(
      'thing',
      () => undefined,
      () => Promise.resolve(times++),
    );
    await Promise.all([life.stop(), life.stop()]);
    expect(times).toBe(1);
  });

  it('closes the rest when one cannot be closed, or never ends', async () => {
    const life = aLife();
    life.graceSeconds = 0.05;
    const closed: string[] = [];
    await life.open(
      'first',
      () => undefined,
      () => Promise.resolve(closed.push('first')),
    );
    await life.open(
      'failing',
      () => undefined,
      () => Promise.reject(new Error('no')),
    );
    await life.open(
      'hanging',
      () => undefined,
      () => new Promise(() => {}),
    );
    await life.stop();
    expect(closed).toEqual(['first']);
  });

  it('gives what has work to end its own time, and to what hangs behind it the grace alone', async () => {
    const life = aLife();
    life.graceSeconds = 0.05;
    const closed: string[] = [];
    const open = (name: string, close: () => Promise<unknown>, more = {}) => life.open(name, () => name, close, more);
    await open('last', () => Promise.resolve(closed.push('last')));
    await open('hanging', () => new Promise(() => {}));
    const work = () => new Promise((resolve) => setTimeout(resolve, 200)).then(() => closed.push('working'));
    await open('working', work, { moreSeconds: 60 });
    await life.stop();
    expect(closed).toEqual(['working', 'last']);
  });

  it('hands on what could not be opened', async () => {
    await expect(aLife().open('mongo', () => Promise.reject(new Error('nobody there')))).rejects.toThrow(
      'nobody there',
    );
  });
});

describe('readiness', () => {
  it('comes when everything is open', () => {
    const life = aLife();
    expect(life.unready()).toEqual(['starting']);
    life.opened();
    expect(life.unready()).toEqual([]);
  });

  it('follows the probes, by name', () => {
    const life = aLife();
    let well = true;
    life.watch('kafka', () => well);
    life.watch('redis', () => true);
    life.opened();
    well = false;
    expect(life.unready()).toEqual(['kafka']);
    well = true;
    expect(life.unready()).toEqual([]);
  });

  it('ends with the first moment of a stop', async () => {
    const life = aLife();
    life.opened();
    const stopped = life.stop();
    expect(life.unready()).toEqual(['stopping']);
    await stopped;
  });

  it('is given up by whoever calls the process lost', () => {
    const life = aLife();
    const reasons: string[] = [];
    life.onFail((reason) => reasons.push(reason));
    life.fail('the consumer crashed');
    expect(reasons).toEqual(['the consumer crashed']);
  });
});
