import { describe, expect, it } from '@jest/globals';
import { LOST_AFTER_MS, lostJobs } from './lost-jobs.js';

const job = { id: 'one' };

describe('a job in the hands of a worker', () => {
  it('is lost when its lease has not been renewed for the time that a worker is given, and not before', async () => {
    const { look, pass } = watched({ beat: 3 });
    await expect(look()).resolves.toEqual([]);
    pass(LOST_AFTER_MS);
    await expect(look()).resolves.toEqual([]);
    pass(1);
    await expect(look()).resolves.toEqual([job]);
  });

  it('is not lost while its lease is renewed, however late it is looked at', async () => {
    const lease = { beat: 3 };
    const { look, pass } = watched(lease);
    await look();
    pass(10 * LOST_AFTER_MS);
    lease.beat += 1;
    await expect(look()).resolves.toEqual([]);
  });

  it('is lost also when nobody ever took its lease', async () => {
    const { look, pass } = watched({ beat: null });
    await look();
    pass(LOST_AFTER_MS + 1);
    await expect(look()).resolves.toEqual([job]);
  });
});

function watched(lease: { beat: number | null }) {
  let time = 0;
  const jobs = lostJobs({ beatOf: () => Promise.resolve(lease.beat) }, () => time);
  return { look: () => jobs.among([job]), pass: (ms: number) => (time += ms) };
}
