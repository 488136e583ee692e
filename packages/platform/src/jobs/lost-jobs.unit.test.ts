import { describe, expect, it } from '@jest/globals';
import { LOST_AFTER_MS, lostJobs } from './lost-jobs.js';

const job = { id: 'one' };

describe('a job in the hands of a worker', () => {
  it('is lost when its lease has not been renewed for the time that a worker is given, and not before', async () => {
    const { lookFor } = watched({ beat: 3 });
    await expect(lookFor(LOST_AFTER_MS)).resolves.toEqual([]);
    await expect(lookFor(1)).resolves.toEqual([job]);
  });

  it('is not lost while its lease is renewed, however late it is looked at', async () => {
    const lease = { beat: 3 };
    const { lookFor } = watched(lease);
    await lookFor(LOST_AFTER_MS);
    lease.beat += 1;
    await expect(lookFor(LOST_AFTER_MS)).resolves.toEqual([]);
  });

  it('is lost also when nobody ever took its lease', async () => {
    const { lookFor } = watched({ beat: null });
    await expect(lookFor(LOST_AFTER_MS + 1)).resolves.toEqual([job]);
  });

  it('is not lost because whoever looks for it got no turn, or no answer, for a long time', async () => {
    const { look, lookFor, pass } = watched({ beat: 3 });
    await look();
    pass(10 * LOST_AFTER_MS);
    await expect(look()).resolves.toEqual([]);
    await expect(lookFor(LOST_AFTER_MS)).resolves.toEqual([job]);
  });
});

function watched(lease: { beat: number | null }) {
  let time = 0;
  const jobs = lostJobs({ beatOf: () => Promise.resolve(lease.beat) }, () => time);
  const look = () => jobs.among([job]);
  const pass = (ms: number) => (time += ms);
  return {
    look,
    pass,
    /** Looks every second, as often as it takes; answers what the last look found. */
    lookFor: async (ms: number) => {
      await look();
      for (let left = ms; left > 0; left -= 1000) {
        pass(Math.min(left, 1000));
        await look();
      }
      return look();
    },
  };
}
