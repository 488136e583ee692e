import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';
import type { Unit } from '@rehearsal/contracts/load/units';
import type { Bucket } from './buckets.js';

export interface Line {
  label: string;
  /** Null where nothing was measured: the line has a gap there, not a zero. */
  values: readonly (number | null)[];
}

export interface Chart {
  title: string;
  /** What one value of it is. */
  about: string;
  unit: Unit;
  lines: readonly Line[];
}

type Numbers = Exclude<keyof ReportSecond, 'at'>;

/** Of a stretch: the rate a second for what is counted, the highest for what is a level or a percentile. */
const rate = (name: Numbers) => (bucket: Bucket) =>
  bucket.seconds.reduce((sum, second) => sum + (second[name] ?? 0), 0) / (bucket.to - bucket.from);
const highest = (name: Numbers) => (bucket: Bucket) => {
  const seen = bucket.seconds.map((second) => second[name]).filter((value) => value !== null);
  return seen.length === 0 ? null : Math.max(...seen);
};

/** The plots of a run, in the order of the report. */
export function chartsOf(buckets: readonly Bucket[]): Chart[] {
  const line = (label: string, value: (bucket: Bucket) => number | null): Line => ({
    label,
    values: buckets.map(value),
  });
  return [
    {
      title: 'Virtual users',
      about: 'most at once',
      unit: 'count',
      lines: [line('VUs', highest('vus'))],
    },
    {
      title: 'Requests',
      about: 'a second',
      unit: 'count',
      lines: [line('requests', rate('requests')), line('iterations', rate('iterations'))],
    },
    {
      title: 'Duration of requests',
      about: 'highest percentile of a second',
      unit: 'ms',
      lines: [line('p50', highest('p50_ms')), line('p95', highest('p95_ms')), line('p99', highest('p99_ms'))],
    },
    {
      title: 'Errors',
      about: 'a second',
      unit: 'count',
      lines: [
        line('failed requests', rate('failed_requests')),
        line('failed checks', rate('checks_failed')),
        line('dropped iterations', rate('dropped_iterations')),
      ],
    },
  ];
}
