import { describe, expect, it } from '@jest/globals';
import { Duration, durationText, secondsOf, shortDuration } from './duration.js';

const faultOf = (given: unknown) => Duration.safeParse(given).error?.issues[0]?.message;

describe('a length of time', () => {
  it.each([
    [90, 90],
    ['90s', 90],
    ['7d', 604_800],
    ['1h30m', 5400],
    ['P7D', 604_800],
    ['P1W', 604_800],
    ['PT1H30M', 5400],
    ['P1DT12H', 129_600],
  ])('%s is %d seconds', (given, seconds) => expect(Duration.parse(given)).toBe(seconds));

  it.each(['', 'P', 'PT', 'soon', '-3d', '3 d', '1m1h', '7D', 'p7d', '1.5h', 1.5, Number.NaN, null, true, {}])(
    '%p is none',
    (given) => expect(faultOf(given)).toContain('must be a length of time'),
  );

  it.each(['P1M', 'P1Y', 'P1Y2M10D'])('%s has no fixed length, and the fault says what has', (given) =>
    expect(faultOf(given)).toContain('give weeks or days'),
  );

  it.each([0, '0s', '101w52w', 'P40000D', 1e12, '99999999999999999999999d'])(
    '%s is out of bounds or no length',
    (given) => expect(faultOf(given)).toBeDefined(),
  );

  it('is told to people in its two largest parts, and read again', () => {
    expect([0, 59, 3600, 93_784, 864_000].map(durationText)).toEqual(['0s', '59s', '1h', '1d 2h', '10d']);
    expect(secondsOf(durationText(93_600).replace(' ', ''))).toBe(93_600);
  });

  it('is written short and whole, and read again as it was', () => {
    expect([1, 3600, 259_200, 93_784].map(shortDuration)).toEqual(['1s', '1h', '3d', '1d2h3m4s']);
    expect(secondsOf(shortDuration(93_784))).toBe(93_784);
  });
});
