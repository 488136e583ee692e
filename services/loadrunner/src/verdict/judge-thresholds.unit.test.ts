import { describe, expect, it } from '@jest/globals';
import { Points } from '../measured/points.js';
import { judgeThresholds } from './judge-thresholds.js';

describe('a threshold', () => {
  it.each([
    ['k6 called it kept', { metrics: { a_trend: { thresholds: { 'p(95)<100': false } } } }],
    ['k6 said nothing', null],
  ])('that judged no sample is not kept, though %s', (_what, exported) => {
    const thresholds = { a_trend: ['p(95)<100'] };
    const points = new Points(Object.keys(thresholds));
    expect(judgeThresholds({ points, exported, thresholds, elapsedSeconds: 1 })).toMatchObject([
      { metric: 'a_trend', limit: 'p(95)<100', measured: null, samples: 0, ok: false },
    ]);
  });
});
