import type { LoadRunView } from '@rehearsal/contracts/load-run';
import { tick, type Colors } from '../output.js';
import { table } from '../table.js';

type Threshold = LoadRunView['thresholds'][number];
type Metric = LoadRunView['metrics'][number];

/** A finished run for the terminal: thresholds first, then checks, then metrics, then why the verdict is what it is. */
export function runReport(run: LoadRunView, colors: Colors): string {
  const passed = run.verdict === 'passed';
  const verdict = (passed ? colors.green : colors.red)(run.verdict ?? run.state);
  const sections = [
    run.thresholds.length > 0 && thresholds(run.thresholds, colors),
    run.checks.length > 0 && checks(run.checks, colors),
    run.metrics.length > 0 && metrics(run.metrics, colors),
    run.reasons.length > 0 && run.reasons.map((reason) => `  ${reason}`).join('\n'),
  ].filter((section) => typeof section === 'string');
  return [
    ...sections,
    `${tick(colors, passed)} ${run.name} ${verdict}, exit code ${run.exit_code ?? 'unknown'} (${run.id})`,
  ].join('\n\n');
}

const number = (value: number | null): string => (value === null ? '-' : String(Math.round(value * 1000) / 1000));

const thresholds = (rows: readonly Threshold[], colors: Colors): string =>
  table(
    colors,
    ['', 'THRESHOLD', 'LIMIT', 'MEASURED', 'MARGIN', 'SAMPLES'],
    rows.map(({ ok, metric, limit, measured, margin, samples }) => [
      tick(colors, ok),
      metric,
      limit,
      number(measured),
      number(margin),
      samples,
    ]),
  );

const checks = (rows: LoadRunView['checks'], colors: Colors): string =>
  table(
    colors,
    ['', 'CHECK', 'PASSED', 'FAILED'],
    rows.map(({ name, passes, fails }) => [tick(colors, fails === 0), name, passes, fails]),
  );

const UNITS: Readonly<Record<string, string>> = { time: ' ms', data: ' B' };

const metrics = (rows: readonly Metric[], colors: Colors): string =>
  table(
    colors,
    ['METRIC', 'VALUES'],
    rows.map(({ name, contains, values }) => [
      name,
      Object.entries(values)
        .map(
          ([statistic, value]) => `${statistic}=${number(value)}${isAmount(statistic) ? (UNITS[contains] ?? '') : ''}`,
        )
        .join('  '),
    ]),
  );

const isAmount = (statistic: string): boolean => !['count', 'rate', 'passes', 'fails'].includes(statistic);
