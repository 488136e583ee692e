import { expect, it } from '@jest/globals';
import { marksOf } from './marks.js';

const START = '2030-01-01T00:00:00Z';
const ended = { finished_at: '2030-01-01T00:00:20Z', reasons: [] };

it.each([
  ['passed', {}, []],
  [
    'cancelled',
    { cancel_requested_at: '2030-01-01T00:00:12Z' },
    [
      { elapsed_s: 12, label: 'cancel asked for' },
      { elapsed_s: 20, label: 'cancelled' },
    ],
  ],
  ['error', { reasons: ['worker lost: worker-1'] }, [{ elapsed_s: 20, label: 'worker lost' }]],
  ['error', { reasons: ['k6 panicked'] }, [{ elapsed_s: 20, label: 'ended by an error' }]],
  ['timed_out', {}, [{ elapsed_s: 20, label: 'stopped: time is up' }]],
] as const)('of a run that is %s, %j is marked on its chart', (verdict, about, marks) => {
  expect(
    marksOf({ ...ended, verdict, ...about, reasons: 'reasons' in about ? [...about.reasons] : [] }, START),
  ).toEqual(marks);
});
