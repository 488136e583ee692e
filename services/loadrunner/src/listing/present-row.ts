import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import type { QueuePlace } from '@rehearsal/contracts/load/load-run';
import type { Snapshot } from '@rehearsal/platform/journal/journal';
import type { LoadRunRecord } from '../load-run.js';
import { measured, type LoadRunLookUp } from './look-up.js';

/** What of a run a list reads. */
export const LISTED = {
  seq: 1,
  id: 1,
  name: 1,
  state: 1,
  verdict: 1,
  priority: 1,
  concurrent: 1,
  workers: 1,
  target: 1,
  requested_by: 1,
  queued_at: 1,
  started_at: 1,
  finished_at: 1,
  throughput: 1,
  created_at: 1,
  look_up: 1,
} as const;

/** The only way a run becomes a row. */
export function presentRow(snapshot: Snapshot<LoadRunRecord>, place: QueuePlace): LoadRunRow {
  const { id, name, state, verdict, priority, concurrent, workers, target, requested_by } = snapshot;
  const { queued_at, started_at, finished_at, throughput = [], seq } = snapshot;
  const shown = (snapshot.look_up ?? {}) as Partial<LoadRunLookUp>;
  return {
    id,
    name,
    state,
    verdict,
    priority,
    concurrent,
    ...(workers === undefined ? {} : { workers }),
    target,
    requested_by,
    queued_at,
    started_at,
    finished_at,
    version: seq,
    ...place,
    reason: shown.reason ?? null,
    duration_s: measured(shown.duration_s),
    requests_per_s: measured(shown.requests_per_s),
    p95_ms: measured(shown.p95_ms),
    failed_share: measured(shown.failed_share),
    throughput,
  };
}
