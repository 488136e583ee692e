import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';

/** A stretch of a run: one point of a plot, and one row of the table beside it. */
export interface Bucket {
  /** Seconds since the first second of the run. */
  from: number;
  to: number;
  seconds: readonly ReportSecond[];
}

/** More points than pixels show nothing, and more rows nobody reads: the seconds of a long run are taken together. */
const MAX_BUCKETS = 120;

export function bucketsOf(series: readonly ReportSecond[]): Bucket[] {
  const first = Date.parse(series[0]?.at ?? '');
  const offset = ({ at }: ReportSecond) => Math.round((Date.parse(at) - first) / 1000);
  const last = series.at(-1);
  if (last === undefined) return [];
  const length = Math.ceil((offset(last) + 1) / MAX_BUCKETS);
  const buckets = Array.from({ length: Math.ceil((offset(last) + 1) / length) }, (_, n) => {
    const seconds: ReportSecond[] = [];
    return { from: n * length, to: (n + 1) * length, seconds };
  });
  for (const second of series) buckets[Math.floor(offset(second) / length)]?.seconds.push(second);
  return buckets;
}
