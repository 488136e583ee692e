import { outcomeOf, shownCounts } from '@rehearsal/contracts/rehearsal/outcome';
import type { RehearsalReport, ReportedRehearsal } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { clean } from '../clean-text.js';
import { junitText, junitTime, namesOnce, openJunit, type TestCase } from '../junit.js';
import { failureLines } from './failure-lines.js';

/** CI servers show a message in one line and take 30 MB a file: of 200 rehearsals with so much each there are 6. */
const LONGEST_MESSAGE = 2_000;
const LONGEST_BODY = 28_000;

/**
 * JUnit: a suite for each scenario, a case for each rehearsal. A flaky rehearsal is a failure unless its gate is met; one
 * that could not be judged is an error; one whose trials have not ended is skipped. A run that is no success without any
 * of these says so in a case of its own.
 */
export function renderJunit(report: RehearsalReport): string {
  const builder = openJunit();
  const { id, link, origin, rehearsals } = report;
  const facts = { run: id, link, engine: origin.engine ?? 'default', seed: String(origin.seed), verdict: report.verdict ?? report.state }; // prettier-ignore
  const suites = new Map<string, ReportedRehearsal[]>();
  for (const rehearsal of rehearsals)
    suites.set(rehearsal.scenario_name, [...(suites.get(rehearsal.scenario_name) ?? []), rehearsal]);
  for (const [scenario, own] of suites) {
    const suite = builder.testSuite().name(clean(scenario, 300));
    suite.timestamp(junitTime(origin.started_at ?? origin.queued_at));
    suite.time(own.reduce((sum, rehearsal) => sum + secondsOf(rehearsal), 0));
    for (const [key, value] of Object.entries(facts)) suite.property(key, clean(value));
    const named = namesOnce();
    for (const rehearsal of own) {
      const test = suite
        .testCase()
        .className(clean(scenario, 300))
        .name(named(clean(rehearsal.rehearsal, 300)));
      test.time(secondsOf(rehearsal));
      tell(test, rehearsal);
    }
  }
  if (
    report.verdict !== null &&
    report.verdict !== 'passed' &&
    rehearsals.every((each) => ['passed', 'unknown'].includes(outcomeOf(each)))
  ) {
    // prettier-ignore
    const test = builder.testSuite().name('the run').testCase().className('the run').name('the run came to its end');
    test.error(clean([report.verdict, ...report.notes].join('; '), LONGEST_MESSAGE));
  }
  return junitText(builder);
}

const secondsOf = ({ ended }: ReportedRehearsal): number =>
  ended.reduce((sum, { duration_ms }) => sum + duration_ms, 0) / 1000;

function tell(test: TestCase, rehearsal: ReportedRehearsal): void {
  const lines = failureLines(rehearsal);
  const counts = shownCounts(rehearsal);
  const message = clean([counts, ...lines.slice(0, 1)].join('; '), LONGEST_MESSAGE);
  // Within CDATA, which this would end.
  const whole = clean([counts, ...lines].join('\n'), LONGEST_BODY).replaceAll(']]>', ']] >');
  switch (outcomeOf(rehearsal)) {
    case 'failed':
      test.failure(message, 'expectation').stacktrace(whole);
      break;
    case 'error':
      test.error(message, 'not judged', whole);
      break;
    case 'unknown':
      test.skipped();
      break;
    case 'passed':
      if (lines.length > 0) test.standardOutput(whole);
  }
}
