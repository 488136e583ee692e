import { expect, it } from '@jest/globals';
import { judgedOf } from './judged.js';

it.each([
  [{ ok: false, samples: 0 }, 'failed', 'breached'],
  [{ ok: false, samples: 9 }, 'cancelled', 'breached'],
  [{ ok: true, samples: 9 }, 'passed', 'held'],
  [{ ok: true, samples: 9 }, 'cancelled', 'held so far'],
  [{ ok: true, samples: 0 }, 'cancelled', 'no samples'],
  [{ ok: true, samples: 0 }, 'passed', 'no samples'],
] as const)('a threshold that says %j in a run that is %s is called %s', (threshold, verdict, words) => {
  expect(judgedOf(threshold, verdict).words).toBe(words);
});
