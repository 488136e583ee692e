import { expect, it } from '@jest/globals';
import { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';
import { scheduledWhat } from './scheduled-what.js';

it.each([
  ['a load test by its name', { test: 'test-chat' }, 'test-chat'],
  [
    'rehearsals by what they were chosen by',
    {
      rehearsals: ScheduledRehearsals.parse({
        names: ['First visit'],
        tags: ['nightly'],
        rehearsals: [{ scenario_id: 's-1', rehearsal: 'a break' }],
      }),
    },
    'rehearsals "First visit", tag nightly, "a break"',
  ],
])('%s', (_, schedule, words) => {
  expect(scheduledWhat(schedule)).toBe(words);
});
