import { describe, expect, it } from '@jest/globals';
import { Points } from './points.js';
import { progressOf } from './progress.js';

const plan = { plannedSeconds: 2, executors: [] };

describe('the progress of a run', () => {
  it('is none of the plan while setup lasts, however long that is', () => {
    expect(progressOf(new Points([]), 130, plan)).toMatchObject({ elapsed_s: 130, load_s: null, fraction: 0 });
  });

  it('begins with the first virtual user at work', () => {
    const points = new Points([]);
    points.read(JSON.stringify({ type: 'Metric', data: { name: 'vus', type: 'gauge', contains: 'default' } }));
    const see = (vus: number) =>
      points.read(
        JSON.stringify({ metric: 'vus', type: 'Point', data: { time: '2030-01-01T00:00:00Z', value: vus, tags: {} } }),
      );
    see(0);
    expect(progressOf(points, 1, plan).load_s).toBeNull();
    see(1);
    expect(progressOf(points, 2, plan).load_s).not.toBeNull();
  });
});
