import { outcomeOf, shownCounts, type Outcome } from '@rehearsal/contracts/rehearsal/outcome';
import type {
  RehearsalReport,
  ReportedRehearsal,
  ReportedTrial,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { clean } from '../clean-text.js';
import { errorWords, failureLines } from './failure-lines.js';

/** Of https://ctrf.io. */
const SPEC_VERSION = '0.0.0';
const LONGEST = 20_000;

/**
 * Common Test Report Format: a test for each rehearsal, its trials as the attempts. Whether it is flaky and whether it
 * passed are two things there: a flaky one whose gate is met has passed. What could not be judged is `other`.
 */
export function renderCtrf(report: RehearsalReport): string {
  const { id, link, name, verdict, state, origin, rehearsals } = report;
  const tests = rehearsals.map((rehearsal) => testOf(rehearsal, report.verdict !== null));
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const start = Date.parse(origin.started_at ?? origin.queued_at);
  const stop = origin.finished_at === null ? start : Date.parse(origin.finished_at);
  const { seed, cost, person_cost } = origin;
  const engine = origin.engine === null ? null : clean(origin.engine);
  const extra = { run: id, link, engine, seed, cost, ...(person_cost && { person_cost }), verdict: verdict ?? state };
  return JSON.stringify({
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    generatedBy: 'Rehearsal',
    results: {
      tool: { name: 'Rehearsal' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: count('other'),
        flaky: tests.filter(({ flaky }) => flaky).length,
        suites: new Set(rehearsals.map(({ scenario_name }) => scenario_name)).size,
        start,
        stop,
        duration: stop - start,
        extra: { ...extra, notes: report.notes.map((note) => clean(note)) },
      },
      tests,
      environment: { reportName: clean(name), testEnvironment: engine ?? 'default' },
    },
  });
}

const STATUS: Readonly<Record<Exclude<Outcome, 'unknown'>, string>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'other',
};

function testOf(rehearsal: ReportedRehearsal, over: boolean) {
  const { verdict, scenario_name, source, ended } = rehearsal;
  const outcome = outcomeOf(rehearsal);
  const lines = failureLines(rehearsal);
  return {
    name: clean(rehearsal.rehearsal),
    status: outcome === 'unknown' ? (over ? 'skipped' : 'pending') : STATUS[outcome],
    duration: Math.round(ended.reduce((sum, { duration_ms }) => sum + duration_ms, 0)),
    suite: [clean(scenario_name)],
    type: 'rehearsal',
    rawStatus: verdict ?? 'not judged',
    flaky: verdict === 'flaky',
    message: clean([shownCounts(rehearsal), ...lines.slice(0, 1)].join('; ')),
    ...(lines.length === 0 ? {} : { trace: clean(lines.join('\n'), LONGEST) }),
    ...('file' in source && source.file !== null ? { filePath: clean(source.file) } : {}),
    retries: Math.max(0, ended.length - 1),
    ...(ended.length === 0 ? {} : { retryAttempts: ended.map((trial) => attemptOf(trial, rehearsal)) }),
  };
}

const attemptOf = (
  { trial, seed, verdict, duration_ms, cost, link, error }: ReportedTrial,
  rehearsal: ReportedRehearsal,
) => {
  const failures = rehearsal.failures.filter((failure) => failure.trial === trial);
  const lines = failureLines({ failures, ended: [] });
  const why = error === null ? lines : [errorWords(error)];
  return {
    attempt: trial,
    status: STATUS[verdict],
    duration: Math.round(duration_ms),
    ...(why.length === 0 ? {} : { message: clean(why.join('\n'), LONGEST) }),
    extra: { seed, link, cost },
  };
};
