import { describe, expect, it } from '@jest/globals';
import { indivisible, refuseIndivisible } from './divisible.js';

describe('a test that is to be split', () => {
  it.each(['p(95)<2000', 'p(99.9) <= 1', 'avg<1', 'med<1', 'min>0', 'max<9', 'rate>0.95', 'count<1', 'value==3'])(
    'may demand %s',
    (expression) => {
      expect(indivisible({ t_ms: [expression], 't_ms{scenario_name:x, prompt:"a b"}': [expression] })).toEqual([]);
    },
  );

  it('is refused with every place that could not be judged on merged samples', () => {
    const thresholds = { t_ms: ['stddev<1', 'avg<1'], 'errors{}': ['count<1'], 'errors{flow}': ['count<2'] };
    expect(indivisible(thresholds)).toEqual(['t_ms: stddev<1', 'errors{}: count<1', 'errors{flow}: count<2']);
    expect(() => refuseIndivisible({ name: 'a-test', thresholds })).toThrow(/"a-test" cannot be split.*t_ms: stddev<1/);
  });
});
