import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { shown, shownSlice } from '@rehearsal/contracts/load/units';
import { clean } from '@rehearsal/reporting/clean-text';
import { junitText, junitTime, namesOnce, openJunit, type TestCase, type TestSuite } from '@rehearsal/reporting/junit';
import { CAME_TO_ITS_END } from './verdict-rules.js';

/** At 1.5 kB each this stays far below the 30 MB that CI servers accept. */
const MAX_CASES = 10_000;

/**
 * JUnit: a case for each threshold, each check and each rule of the verdict; never empty, since the rules are always
 * there. Times are seconds; the whole of the run's is at its end, so that sums are right. A run that could not be judged has errors, one that was judged and is bad has failures.
 */
export function renderJunit(report: LoadRunReport): string {
  const { name, id, origin, link } = report;
  const builder = openJunit();
  const suite = builder.testSuite().name(clean(name));
  suite.timestamp(junitTime(origin.started_at ?? origin.queued_at));
  suite.time(origin.duration_s ?? 0);
  const facts = { run: id, link, target: origin.target, verdict: report.verdict ?? report.state };
  for (const [key, value] of Object.entries(facts)) suite.property(key, clean(value));

  const named = namesOnce();
  for (const { name: rule, ok, detail } of report.rules) {
    const test = caseOf(suite, report, 'verdict', named(rule));
    if (ok === null) test.skipped();
    else if (!ok) reject(test, report, detail);
  }
  addRows(suite, report, 'threshold', report.thresholds, thresholdTitle);
  addRows(suite, report, 'check', report.checks, ({ metric }) => metric);
  return junitText(builder);
}

const thresholdTitle = ({ metric, limit, house }: ReportRow): string =>
  `${metric} ${limit ?? ''}${house === true ? ' (limit of the house)' : ''}`;

function addRows(
  suite: TestSuite,
  report: LoadRunReport,
  kind: string,
  rows: readonly ReportRow[],
  title: (row: ReportRow) => string,
): void {
  // The bad ones are never among those that are left out.
  const all = rows.length <= MAX_CASES ? rows : rows.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  const named = namesOnce();
  for (const row of all.slice(0, MAX_CASES)) {
    const test = caseOf(suite, report, kind, named(clean(title(row), 280)));
    if (row.ok === false) reject(test, report, sentenceOf(row));
  }
  const left = rows.length - MAX_CASES;
  if (left > 0) caseOf(suite, report, kind, `${left} more are in the other formats`).skipped();
}

const caseOf = (suite: TestSuite, { name, origin }: LoadRunReport, kind: string, title: string): TestCase =>
  suite
    .testCase()
    .className(clean(`${name}.${kind}`))
    .name(clean(title, 300))
    .time(title === CAME_TO_ITS_END ? (origin.duration_s ?? 0) : 0);

const reject = (test: TestCase, { verdict }: LoadRunReport, message: string): TestCase =>
  verdict === 'failed' || verdict === 'passed' ? test.failure(clean(message)) : test.error(clean(message));

/** All seven fields in one line, for those who see no more than the message. */
const sentenceOf = ({ limit, measured, margin, samples, worst, link, unit }: ReportRow): string =>
  `limit ${limit ?? '-'}, measured ${shown(measured, unit)}, margin ${shown(margin, unit)}, ` +
  `${samples ?? '-'} samples, worst ${shownSlice(worst, unit)}, ${link}`;
