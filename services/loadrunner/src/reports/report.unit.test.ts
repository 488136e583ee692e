import { describe, expect, it } from '@jest/globals';
import { LoadRunReport } from '@rehearsal/contracts/load/load-run-report';
import { aFinishedRun, seconds } from '../testing/runs.js';
import { reportOf } from './report.js';

const base = 'https://rehearsal.example';
const SEVEN = ['metric', 'limit', 'measured', 'margin', 'samples', 'worst', 'link'];

const failures = { recorded: true, total: 0, items: [], others: null };

describe('the report of a run', () => {
  const report = reportOf({ run: aFinishedRun(), series: seconds(11), failures, base });

  it('tells thresholds, checks, metrics and notes, in this order, and is what the contract says', () => {
    expect(LoadRunReport.parse(report)).toEqual(report);
    const order = Object.keys(report).filter((key) => ['thresholds', 'checks', 'metrics', 'notes'].includes(key));
    expect(order).toEqual(['thresholds', 'checks', 'metrics', 'notes']);
  });

  it('gives every row the same seven fields', () => {
    const rows = [...report.thresholds, ...report.checks, ...report.metrics];
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(Object.keys(row)).toEqual(expect.arrayContaining(SEVEN));
    expect(new Set(rows.map(({ link }) => link))).toEqual(new Set(['https://rehearsal.example/#/load-runs/run-1']));
  });

  it('knows what a number counts', () => {
    expect(report.thresholds.map(({ unit }) => unit)).toEqual(['ms', 'share']);
    expect(report.metrics.map(({ unit, samples }) => [unit, samples])).toEqual([
      ['bytes', 30],
      ['share', 40],
      ['ms', 40],
      ['count', 10],
    ]);
  });

  it('calls a failed check bad only where the limit on checks is breached, or all of them failed', () => {
    const checks = [{ name: 'a', passes: 3, fails: 1 }];
    const judged = (ok: boolean) =>
      aFinishedRun({
        checks,
        thresholds: [
          { metric: 'checks', limit: 'rate>0.5', measured: 0.75, margin: 0.25, samples: 4, ok, worst: null },
        ],
      });
    const marks = [judged(true), judged(false), aFinishedRun({ checks: [{ name: 'a', passes: 0, fails: 4 }] })].map(
      (run) => reportOf({ run, series: [], failures, base }).checks[0]?.ok,
    );
    expect(marks).toEqual([null, false, false]);
  });

  it('measures how many of a check passed', () => {
    const run = aFinishedRun({ checks: [{ name: 'a', passes: 3, fails: 1 }, { name: 'b', passes: 0, fails: 0 }] }); // prettier-ignore
    expect(reportOf({ run, series: [], failures, base }).checks).toMatchObject([
      { metric: 'a', limit: null, measured: 0.75, margin: null, samples: 4, ok: null },
      { metric: 'b', measured: null, margin: null, samples: 0 },
    ]);
  });

  it('exists for a run that has not begun', () => {
    const nothing = { verdict: null, exit_code: null, thresholds: [], checks: [], metrics: [], reasons: [] };
    const run = aFinishedRun({ ...nothing, state: 'queued', started_at: null, finished_at: null });
    const early = reportOf({ run, series: [], failures, base });
    expect(LoadRunReport.parse(early)).toMatchObject({ state: 'queued', origin: { duration_s: null } });
    expect(early.rules[0]).toMatchObject({ ok: null, detail: 'the run is queued' });
  });
});
