import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CronText, nextTimes, TimeZone } from './schedule-cron.js';

const fault = (text: string) => CronText.safeParse(text).error?.issues[0]?.message;

describe('a cron expression', () => {
  it.each([
    '* * * * *',
    '*/15 9-17 * * mon-fri',
    '0 0 1,15 JAN-mar *',
    '5-59/20 0-23/6 * * 5-7',
    '@weekly',
    '0 0 L * *',
  ])('is %s', (text) => {
    expect(CronText.parse(text)).toBe(text);
  });

  it.each([
    ['', /five fields/],
    ['0 0 * *', /five fields/],
    ['2030-01-01T00:00:00', /five fields/],
    ['*/5 * * * * *', /once a minute at most/],
    ['@reboot', /no cron expression/],
    ['60 * * * *', /minute: 60/],
    ['0 24 * * *', /hour: 24/],
    ['0 0 0 * *', /day/],
    ['0 0 * foo *', /month|illegal/i],
    ['0 0 * * 8', /day/i],
    ['*/0 * * * *', /no cron expression/],
    ['5-1 * * * *', /no cron expression/],
    ['1-2-3 * * * *', /no cron expression/],
    ['1/2/3 * * * *', /no cron expression/],
    ['0 0 31 2,4 *', /none of its months/],
    ['1.5 * * * *', /no cron expression/],
  ])('%j is refused, and why', (text, why) => {
    expect(fault(text)).toMatch(why);
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'])('is %s', (name) => {
    expect(TimeZone.safeParse(name).success).toBe(true);
  });
  it.each(['', 'Europe/Atlantis', '+02:00', 'local', 'Europe/../etc'])('is not %j', (name) => {
    expect(TimeZone.safeParse(name).success).toBe(false);
  });
});

const times = (cron: string, zone: string, after: string, count = 3) =>
  nextTimes(cron, zone, new Date(`${after}Z`), count).map((time) => time.toISOString().slice(0, 16));

describe('the next times of a schedule', () => {
  it('come after the instant, in the zone that was named', () => {
    expect(times('30 2 * * *', 'UTC', '2026-01-10T02:30:00')).toEqual([
      '2026-01-11T02:30',
      '2026-01-12T02:30',
      '2026-01-13T02:30',
    ]);
    expect(times('30 2 * * *', 'Asia/Kathmandu', '2026-01-10T00:00:00', 1)).toEqual(['2026-01-10T20:45']);
    expect(times('0 9 * * mon', 'America/New_York', '2026-07-01T00:00:00', 2)).toEqual([
      '2026-07-06T13:00',
      '2026-07-13T13:00',
    ]);
  });

  it('fit the day or the weekday when both are named', () => {
    expect(times('0 0 13 * fri', 'UTC', '2026-02-01T00:00:00', 4)).toEqual([
      '2026-02-06T00:00',
      '2026-02-13T00:00',
      '2026-02-20T00:00',
      '2026-02-27T00:00',
    ]);
  });

  it('wait for 29 February as long as it takes', () => {
    expect(times('0 0 29 2 *', 'UTC', '2096-03-01T00:00:00', 1)).toEqual(['2104-02-29T00:00']);
  });

  // Berlin moves its clocks forward at 01:00 UTC on 29 March 2026, and back at 01:00 UTC on 25 October.
  it('come when the clocks have moved on the day on which they skip them', () => {
    expect(times('30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00:00')).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('come once on the day on which the clocks show them twice', () => {
    expect(times('30 2 * * *', 'Europe/Berlin', '2026-10-24T01:00:00')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
      '2026-10-27T01:30',
    ]);
  });

  it('go on evenly through both changes when they are for every hour', () => {
    expect(times('*/30 * * * *', 'Europe/Berlin', '2026-03-29T00:10:00', 4)).toEqual([
      '2026-03-29T00:30',
      '2026-03-29T01:00',
      '2026-03-29T01:30',
      '2026-03-29T02:00',
    ]);
    expect(times('*/30 * * * *', 'Europe/Berlin', '2026-10-24T23:40:00', 6)).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T00:30',
      '2026-10-25T01:00',
      '2026-10-25T01:30',
      '2026-10-25T02:00',
      '2026-10-25T02:30',
    ]);
  });

  it('know a zone that moves its clocks by half an hour', () => {
    // Lord Howe Island: 02:00 becomes 02:30 on 4 October 2026, 15:30 UTC the day before.
    expect(times('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00:00', 2)).toEqual([
      '2026-10-03T15:30',
      '2026-10-04T15:15',
    ]);
  });

  it('are in order, after the instant, and the same from wherever one asks', () => {
    const expressions = ['*/7 * * * *', '0 */5 * * *', '30 2 * * *', '15 1-3 * * 0', '@monthly', '59 23 31 12 *'];
    const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'];
    fc.assert(
      fc.property(
        fc.constantFrom(...expressions),
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        (cron, zone, after) => {
          const found = nextTimes(cron, zone, after, 5).map((time) => time.getTime());
          expect(found).toHaveLength(5);
          expect(found.every((time, index) => time > (found[index - 1] ?? after.getTime()))).toBe(true);
          expect(found.every((time) => time % 60_000 === 0)).toBe(true);
          expect(nextTimes(cron, zone, new Date(found[1] ?? 0), 3).map((time) => time.getTime())).toEqual(
            found.slice(2),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
