import { describe, expect, it } from '@jest/globals';
import { isLiveNow } from './live-now.js';

describe('a session', () => {
  const now = Date.parse('2026-11-30T10:02:00.000Z');
  it.each([
    ['that somebody spoke in a moment ago is live', '2026-11-30T10:01:59.000Z', null, true],
    ['in which somebody thinks is live', '2026-11-30T10:00:01.000Z', null, true],
    ['that was left is not', '2026-11-30T10:00:00.000Z', null, false],
    ['that was closed a moment ago is not', '2026-11-30T10:01:59.000Z', '2026-11-30T10:01:59.000Z', false],
  ])('%s', (_what, updated_at, closed_at, isLive) => {
    expect(isLiveNow({ updated_at, closed_at }, now)).toBe(isLive);
  });
});
