import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { Points } from '../measured/points.js';
import { summarise } from './summary.js';

const THRESHOLDS = {
  counter: ['count<5', 'rate<5', 'count==1', 'count<inf', 'count>-inf', 'count!=nan'],
  gauge: ['value<5', 'value!=5'],
  rate: ['rate<0.5'],
  trend: ['p(95)<5', 'avg>-1e308', 'max<1e308'],
};
const TYPES = Object.keys(THRESHOLDS);

/** As k6 writes a number. */
const written = (value: number): string => (Number.isFinite(value) ? String(value) : `${value < 0 ? '-' : '+'}Inf`);

function summaryOf(samples: readonly (readonly [string, number])[]) {
  const points = new Points(Object.keys(THRESHOLDS));
  for (const type of TYPES)
    points.read(`{"type":"Metric","data":{"name":"${type}","type":"${type}","contains":"default"},"metric":"${type}"}`);
  for (const [metric, value] of samples)
    points.read(
      `{"metric":"${metric}","type":"Point","data":{"time":"2030-01-01T00:00:00Z","value":${written(value)},"tags":null}}`,
    );
  expect(points.damagedLines).toBe(0);
  return summarise(
    {
      ...{ points, exported: null, thresholds: THRESHOLDS, elapsedSeconds: 0.01 },
      ...{ target: 'http://h', hosts: {}, houseLimits: true, importsGrpc: false },
      log: { exceptions: 0, exhausted: false, errors: [] },
    },
    { exitCode: 0, stopped: null, cpuShare: null, allowedSeconds: 1 },
  );
}

describe('the outcome of a run', () => {
  it('is one that its event can carry, whatever numbers a script adds to its metrics', () => {
    const sample = fc.tuple(fc.constantFrom(...TYPES), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), (samples) => {
        const outcome = summaryOf(samples);
        expect(LoadRunOutcome.parse(JSON.parse(JSON.stringify(outcome)))).toEqual(
          JSON.parse(JSON.stringify(outcome)) as unknown,
        );
        expect(outcome.reasons.join()).not.toMatch(/Infinity|NaN/);
      }),
    );
  });

  it('has no number for what is infinite both ways, and takes no limit for kept by it', () => {
    const { thresholds, metrics } = summaryOf([
      ['counter', Infinity],
      ['counter', -Infinity],
    ]);
    const ofCounter = thresholds.filter(({ metric }) => metric === 'counter');
    expect(ofCounter.map(({ measured, ok }) => [measured, ok])).toEqual(THRESHOLDS.counter.map(() => [null, false]));
    expect(metrics.find(({ name }) => name === 'counter')?.values).toEqual({});
  });

  it('tells of samples that were infinite, and of which metrics', () => {
    expect(
      summaryOf([
        ['trend', Infinity],
        ['trend', 1],
        ['gauge', -Infinity],
      ]).reasons.at(-1),
    ).toBe('2 samples of gauge, trend were infinite, and counted as the largest number there is');
    expect(summaryOf([['counter', 1]]).reasons.join()).not.toContain('infinite');
  });
});
