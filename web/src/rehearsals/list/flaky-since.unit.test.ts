import { describe, expect, it } from '@jest/globals';
import type { RehearsalVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-verdict';
import { flakySince } from './flaky-since.js';

/** Newest first, a day apart. */
const runs = (...verdicts: RehearsalVerdict[]) =>
  verdicts.map((verdict, index) => ({ verdict, ended_at: `2025-06-${30 - index}T12:00:00Z` }));

describe('since when a rehearsal is flaky', () => {
  it('is the first of its flaky runs in a row, whatever could not be judged in between', () => {
    const since = flakySince(runs('error', 'flaky', 'error', 'flaky', 'always_pass', 'flaky'));
    expect(since).toEqual({ at: '2025-06-27T12:00:00Z', orLonger: false });
  });

  it('may be longer than its known runs tell', () => {
    expect(flakySince(runs('flaky', 'flaky'))).toEqual({ at: '2025-06-29T12:00:00Z', orLonger: true });
  });

  it.each([[runs()], [runs('error')], [runs('always_pass', 'flaky')], [runs('always_fail', 'flaky')]])(
    'is nothing to be said where it is not flaky now: %j',
    (marks) => {
      expect(flakySince(marks)).toBeUndefined();
    },
  );
});
