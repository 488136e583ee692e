import type { LoadRunFailure } from '@rehearsal/contracts/load/load-run-failures';

/** A failure, with what a test does not care about filled in. */
export const aFailure = (changed: Partial<LoadRunFailure> = {}): LoadRunFailure => ({
  kind: 'http',
  outcome: 'dial: connection refused',
  method: null,
  name: '/health',
  count: 1,
  share: 1,
  requests: null,
  first_at: '2026-01-01T00:00:01Z',
  last_at: '2026-01-01T00:00:02Z',
  example: { at: '2026-01-01T00:00:01Z', url: null, error: null, scenario: null, group: null },
  ...changed,
});
