import { expect, it } from '@jest/globals';
import { beginsDay } from './days.js';

const at = (...timestamps: string[]) => timestamps.map((timestamp) => ({ timestamp }));

it('begins a day with the first message of all, and with each of another day', () => {
  // Without a zone, so that the days are those of whoever runs this.
  const talk = at('2025-06-01T09:00:00', '2025-06-01T23:59:59', '2025-06-02T00:00:01', '2025-07-02T00:00:01');
  expect(talk.map((_, index) => beginsDay(talk, index, 0))).toEqual([true, false, true, true]);
});

it('says nothing of a message whose earlier ones are not loaded, or whose time is none', () => {
  expect(beginsDay(at('2025-06-01T09:00:00'), 0, 250)).toBe(false);
  expect(beginsDay(at('2025-06-01T09:00:00', ''), 1, 0)).toBe(false);
});
