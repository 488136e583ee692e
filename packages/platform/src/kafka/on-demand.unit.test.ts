import { describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { onDemand } from './on-demand.js';

const ends = [{ topic: 'events', partition: 0, offset: '7' }];

/** A consumer that notes what it is told. */
function aConsumer(findEnds = () => Promise.resolve(ends), mayResume = () => true) {
  const told: string[] = [];
  const consumer = {
    pause: () => void told.push('pause'),
    resume: () => {
      if (!mayResume()) throw new Error('the consumer is not running');
      told.push('resume');
    },
    seek: ({ offset }: { offset: string }) => void told.push(`seek ${offset}`),
    commitOffsets: () => Promise.reject(new Error('the group rebalances')),
  };
  return { told, ...onDemand(consumer, ['events'], findEnds, 0) };
}

describe('a consumer that hears on demand', () => {
  it('sleeps at first, and hears what comes after it was asked to listen', async () => {
    const { told, listen } = aConsumer();
    expect(told).toEqual(['pause']);
    await listen();
    expect(told).toEqual(['pause', 'seek 7', 'resume']);
  });

  it('wakes once for all who listen, and sleeps when the last has left, however often that one says so', async () => {
    const { told, listen } = aConsumer();
    const [first, second] = await Promise.all([listen(), listen()]);
    first();
    first();
    const third = await listen();
    second();
    expect(told).toEqual(['pause', 'seek 7', 'resume']);
    third();
    await waitFor('sleep', () => told.length === 4);
    expect(told.at(-1)).toBe('pause');
    await listen();
    expect(told.slice(4)).toEqual(['seek 7', 'resume']);
  });

  it('tries again for the next who listens where it could not wake', async () => {
    let isRunning = false;
    const { told, listen } = aConsumer(undefined, () => isRunning);
    await listen();
    isRunning = true;
    await listen();
    expect(told).toEqual(['pause', 'seek 7', 'seek 7', 'resume']);
  });

  it('goes on from where it was when nobody knows where the ends are', async () => {
    const { told, listen } = aConsumer(() => Promise.reject(new Error('the broker is away')));
    await listen();
    expect(told).toEqual(['pause', 'resume']);
  });
});
