import { describe, expect, it } from '@jest/globals';
import { holds, marginOf, parseJudged, parseLimit } from './threshold.js';

describe('a limit', () => {
  it.each([
    ['p(95)<2000', { statistic: 'p(95)', operator: '<', bound: 2000 }],
    ['p( 99.9 ) <= 10', { statistic: 'p(99.9)', operator: '<=', bound: 10 }],
    ['rate>0.95', { statistic: 'rate', operator: '>', bound: 0.95 }],
    ['count==0', { statistic: 'count', operator: '==', bound: 0 }],
    ['count<Infinity', { statistic: 'count', operator: '<', bound: Infinity }],
    ['count > -inf', { statistic: 'count', operator: '>', bound: -Infinity }],
    ['rate!=NaN', { statistic: 'rate', operator: '!=', bound: NaN }],
  ])('reads %s', (expression, limit) => expect(parseLimit(expression)).toEqual(limit));

  it.each(['p(95)<2000ms', 'count<infinite', 'count<0x10'])('is refused where k6 refuses it: %s', (expression) =>
    expect(parseLimit(expression)).toBeNull(),
  );

  it.each([
    ['count<1', 0, 1, true],
    ['count<1', 1, 0, false],
    ['count<=1', 1, 0, true],
    ['rate>0.5', 0.25, -0.25, false],
    ['count==0', 0, -0, true],
    ['count==0', 2, -2, false],
    ['count!=0', 0, 0, false],
    ['count<Inf', 5, Number.MAX_VALUE, true],
    ['count<-Inf', 5, -Number.MAX_VALUE, false],
    ['count<NaN', 5, -Number.MAX_VALUE, false],
    ['count==NaN', 5, -Number.MAX_VALUE, false],
    ['count!=NaN', 5, Number.MAX_VALUE, true],
  ])('%s measured %d has the margin %d', (expression, measured, margin, ok) => {
    const limit = parseLimit(expression);
    if (!limit) throw new Error('not a limit');
    expect(marginOf(limit, measured)).toBe(margin);
    expect(holds(limit, measured)).toBe(ok);
  });
});

describe('what a threshold judges', () => {
  it('is a metric, or its samples with some tags', () => {
    expect(parseJudged('checks')).toEqual({ key: 'checks', metric: 'checks', tags: {} });
    expect(parseJudged('t{scenario:a, name:"GET /x"}')).toMatchObject({
      metric: 't',
      tags: { scenario: 'a', name: 'GET /x' },
    });
  });
});
