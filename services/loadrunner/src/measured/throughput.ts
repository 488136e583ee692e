import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';

/** As many as a line in a list has room for. */
const MOST_SPANS = 30;

/** Requests per second from the first second of a run to its last, in equal spans; a second without a row had none. */
export function throughputOf(rows: readonly Pick<ReportSecond, 'at' | 'requests'>[]): number[] {
  const requests = everySecond(rows);
  const spans = Math.min(MOST_SPANS, requests.length);
  const edge = (span: number) => Math.round((span * requests.length) / spans);
  return Array.from({ length: spans }, (_, span) => mean(requests.slice(edge(span), edge(span + 1))));
}

/** The requests of each second, also of those that nothing was recorded in. */
function everySecond(rows: readonly Pick<ReportSecond, 'at' | 'requests'>[]): number[] {
  const byTime = new Map(rows.map(({ at, requests }) => [Date.parse(at), requests]));
  const [begin, end] = [Math.min(...byTime.keys()), Math.max(...byTime.keys())];
  const length = byTime.size === 0 ? 0 : (end - begin) / 1000 + 1;
  return Array.from({ length }, (_, second) => byTime.get(begin + second * 1000) ?? 0);
}

const mean = (values: readonly number[]): number =>
  Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
