import { expect, it } from '@jest/globals';
import { cadenceWords, timeIn } from './cadences.js';

it('are told in words where they are the usual ones', () => {
  expect(cadenceWords('0 2 * * *')).toBe('every night at 02:00');
  expect(cadenceWords('5 4 * * *')).toBe('cron 5 4 * * *');
});

it('tell the time by the clock of a time zone', () => {
  expect(timeIn('2025-06-02T00:00:00Z', 'Europe/Berlin')).toBe('Mon, Jun 2, 02:00');
  expect(timeIn('2025-06-02T00:00:00Z', 'America/New_York')).toBe('Sun, Jun 1, 20:00');
});
