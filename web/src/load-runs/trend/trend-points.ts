import type { TrendItem } from '@rehearsal/contracts/load/baseline';

/** One run of a trend, as the line and the table show it. */
export interface TrendPoint {
  readonly runId: string;
  readonly at: string;
  readonly verdict: TrendItem['verdict'];
  readonly isBaseline: boolean;
  readonly p95: number | null;
  readonly requestsPerSecond: number | null;
  readonly failed: number | null;
}

export const trendPoints = (items: readonly TrendItem[]): readonly TrendPoint[] =>
  items.map(({ run_id, finished_at, verdict, baseline, metrics }) => ({
    runId: run_id,
    at: finished_at,
    verdict,
    isBaseline: baseline,
    p95: metrics.http_req_duration?.['p(95)'] ?? null,
    requestsPerSecond: metrics.http_reqs?.rate ?? null,
    failed: metrics.http_req_failed?.rate ?? null,
  }));

/** Where each value stands in a box: from left to right, the largest at its top, nothing for what is not known. */
export const placesIn = (
  values: readonly (number | null)[],
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): readonly ({ readonly x: number; readonly y: number } | null)[] => {
  const most = Math.max(...values.map((value) => value ?? 0)) || 1;
  const step = values.length < 2 ? 0 : (width - 2 * margin) / (values.length - 1);
  return values.map((value, index) =>
    value === null ? null : { x: margin + index * step, y: margin + (height - 2 * margin) * (1 - value / most) },
  );
};
