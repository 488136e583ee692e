import { describe, expect, it } from '@jest/globals';
import { RedisPulse } from './redis-answers.js';

/** Answers when it is told to. */
function aRedis() {
  const asked: { answer: () => void; giveUp: () => void }[] = [];
  const redis = {
    status: 'ready' as 'ready' | 'reconnecting',
    ping: () =>
      new Promise<'PONG'>((resolve, reject) => {
        asked.push({ answer: () => resolve('PONG'), giveUp: () => reject(new Error('Command timed out')) });
      }),
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const answer = () => {
    asked.at(-1)?.answer();
    return settled();
  };
  const giveUp = () => {
    asked.at(-1)?.giveUp();
    return settled();
  };
  return { redis, pulse: new RedisPulse(redis), asked, answer, giveUp };
}

describe('a redis', () => {
  it('answers while its answers come, of which one may be late', async () => {
    const { pulse, answer } = aRedis();
    for (let round = 0; round < 3; round++) {
      pulse.ask();
      pulse.ask();
      expect(pulse.isAnswering()).toBe(true);
      await answer();
    }
  });

  it('that keeps its connection and says nothing does not, until it answers what it was asked last', async () => {
    const { pulse, asked, answer } = aRedis();
    pulse.ask();
    pulse.ask();
    pulse.ask();
    expect([pulse.isAnswering(), asked.length]).toEqual([false, 1]);
    await answer();
    expect(pulse.isAnswering()).toBe(true);
  });

  it('is asked anew where the question was given up', async () => {
    const { pulse, asked, answer, giveUp } = aRedis();
    for (let round = 0; round < 2; round++) {
      pulse.ask();
      await giveUp();
      expect(pulse.isAnswering()).toBe(true);
    }
    pulse.ask();
    expect([pulse.isAnswering(), asked.length]).toEqual([false, 3]);
    await answer();
    expect(pulse.isAnswering()).toBe(true);
  });

  it('without its connection is asked nothing', () => {
    const { redis, pulse, asked } = aRedis();
    redis.status = 'reconnecting';
    pulse.ask();
    expect([pulse.isAnswering(), asked.length]).toEqual([false, 0]);
  });
});
