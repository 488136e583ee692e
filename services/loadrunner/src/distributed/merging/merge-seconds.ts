import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';
import { newHistogram, percentile, unpacked } from '../../measured/samples.js';

/** The series of one part, with the packed histogram of the durations of each second. */
export interface PartSeries {
  rows: readonly ReportSecond[];
  durations: Readonly<Record<string, string>>;
}

/** One series of all parts: counts add up, percentiles come from the durations of all. Ordered by time. */
export function mergeSeconds(parts: readonly PartSeries[]): ReportSecond[] {
  const times = new Set(parts.flatMap(({ rows }) => rows.map(({ at }) => at)));
  return [...times].sort().map((at) => {
    const rows = parts.flatMap((part) => part.rows.filter((row) => row.at === at));
    const sum = (of: (row: ReportSecond) => number) => rows.reduce((total, row) => total + of(row), 0);
    return {
      at,
      vus: sum(({ vus }) => vus),
      iterations: sum(({ iterations }) => iterations),
      dropped_iterations: sum(({ dropped_iterations }) => dropped_iterations),
      requests: sum(({ requests }) => requests),
      failed_requests: sum(({ failed_requests }) => failed_requests),
      checks_failed: sum(({ checks_failed }) => checks_failed),
      ...percentilesOf(parts.flatMap(({ durations }) => durations[at] ?? [])),
    };
  });
}

/** Of packed histograms, all together. */
export function percentilesOf(packed: readonly string[]): Pick<ReportSecond, 'p50_ms' | 'p95_ms' | 'p99_ms'> {
  const all = newHistogram();
  for (const durations of packed) all.add(unpacked(durations));
  return { p50_ms: percentile(all, 50), p95_ms: percentile(all, 95), p99_ms: percentile(all, 99) };
}
