import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';

/** A second of a run as the chart and the table show it, whether it was heard live or read afterwards. */
export interface Second {
  readonly elapsed_s: number;
  readonly vus: number;
  readonly requests_per_s: number;
  readonly failed_so_far: number;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
  readonly p99_ms: number | null;
}

export const heardSeconds = (samples: readonly LoadRunProgress[]): readonly Second[] =>
  samples.map(({ failed_requests: failed_so_far, ...sample }) => ({ ...sample, failed_so_far }));

/** The series counts what failed in each second; seconds in which nothing happened may be missing. */
export const seriesSeconds = (rows: readonly ReportSecond[]): readonly Second[] => {
  const start = Date.parse(rows[0]?.at ?? '');
  let failed = 0;
  return rows.map(({ at, vus, requests, failed_requests, p50_ms, p95_ms, p99_ms }) => {
    failed += failed_requests;
    const elapsed_s = (Date.parse(at) - start) / 1000;
    return { elapsed_s, vus, requests_per_s: requests, failed_so_far: failed, p50_ms, p95_ms, p99_ms };
  });
};

/** What failed in each second, of what had failed until then; a second that follows a gap has all of the gap. */
export const failedPerSecond = (seconds: readonly Second[]): readonly number[] =>
  seconds.map(({ failed_so_far }, index) => failed_so_far - (seconds[index - 1]?.failed_so_far ?? 0));
