import { describe, expect, it } from '@jest/globals';
import { dueOf } from './due.js';

const hourly = { enabled: true, considered: '2030-01-01T00:00:00.000Z', cron: '0 * * * *', time_zone: 'UTC' };
const everyMinute = { ...hourly, cron: '* * * * *' };
const at = (text: string) => new Date(`2030-01-${text}Z`);

describe('what a schedule is due for', () => {
  it('is nothing before its time, the time from its very moment on, and nothing while it is paused', () => {
    expect(dueOf(hourly, at('01T00:59:59.999'))).toBeNull();
    expect(dueOf(hourly, at('01T01:00:00.000'))).toEqual({ time: '2030-01-01T01:00:00.000Z', missed: 0 });
    expect(dueOf({ ...hourly, enabled: false }, at('01T01:00:00.000'))).toBeNull();
  });

  it('is one time after an outage, the last, with those before it counted', () => {
    expect(dueOf(hourly, at('01T05:20:00.000'))).toEqual({ time: '2030-01-01T05:00:00.000Z', missed: 4 });
    expect(dueOf(everyMinute, at('01T00:10:30.000'))).toEqual({ time: '2030-01-01T00:10:00.000Z', missed: 9 });
  });

  it('is no time that is more than an hour ago', () => {
    const daily = { ...hourly, cron: '0 2 * * *' };
    expect(dueOf(daily, at('01T02:59:00.000'))).toEqual({ time: '2030-01-01T02:00:00.000Z', missed: 0 });
    expect(dueOf(daily, at('01T03:30:00.000'))).toBeNull();
    expect(dueOf(daily, at('03T02:00:30.000'))).toEqual({ time: '2030-01-03T02:00:00.000Z', missed: 2 });
  });

  it('counts what was missed up to a thousand', () => {
    expect(dueOf(everyMinute, at('20T00:00:30.000'))).toMatchObject({ missed: 1001 });
  });
});
