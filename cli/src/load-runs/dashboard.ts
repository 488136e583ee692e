import type { LoadRunProgress, LoadRunView } from '@rehearsal/contracts/load/load-run';
import { shown } from '@rehearsal/contracts/load/units';
import type { Colors } from '../output.js';
import { bar, sparkline } from './sparkline.js';

const BAR = 30;
const LINE = 60;
/** What a plot shows is kept no longer than it is shown. */
export const KEPT_SECONDS = LINE;

type Value = (progress: LoadRunProgress) => number | null;

const PLOTS: readonly { title: string; value: Value; unit: 'ms' | 'count' }[] = [
  { title: 'VUs', value: ({ vus }) => vus, unit: 'count' },
  { title: 'requests/s', value: ({ requests_per_s }) => requests_per_s, unit: 'count' },
  { title: 'p50', value: ({ p50_ms }) => p50_ms, unit: 'ms' },
  { title: 'p95', value: ({ p95_ms }) => p95_ms, unit: 'ms' },
  { title: 'p99', value: ({ p99_ms }) => p99_ms, unit: 'ms' },
];

/** The picture of a running test: a bar for each executor, and the last minute of its numbers. */
export function dashboard(run: LoadRunView, history: readonly LoadRunProgress[], colors: Colors): string[] {
  const now = history.at(-1);
  const head = `${colors.bold(run.name)} ${run.state} against ${run.target}`;
  if (!now) return [head];
  const executors = now.executors ?? [];
  const bars =
    executors.length === 0
      ? [{ name: 'the run', executor: '', fraction: now.fraction, iterations: now.iterations }]
      : executors;
  const width = Math.max(...bars.map(({ name }) => name.length), ...PLOTS.map(({ title }) => title.length));
  return [
    `${head}, ${Math.round(now.elapsed_s)} s${now.load_s === null ? ', setup' : ''}`,
    ...bars.map(({ name, executor, fraction, iterations }) => {
      const share = fraction === null ? '   ' : `${String(Math.round(fraction * 100)).padStart(3)} %`;
      return `${name.padEnd(width)} ${bar(fraction, BAR)} ${share}  ${iterations} iterations ${colors.dim(executor)}`;
    }),
    ...PLOTS.map(({ title, value, unit }) => {
      const line = sparkline(history.map(value), LINE);
      return `${title.padEnd(width)} ${line} ${shown(value(now), unit)}`;
    }),
    `${now.requests} requests, ${now.failed_requests} failed, ${now.checks_failed} checks failed`,
  ];
}
