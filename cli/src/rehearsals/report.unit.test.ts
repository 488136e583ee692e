import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { reportOf } from '@rehearsal/reporting/rehearsal/report';
import { aBrokenExpectation, aRehearsalRun, aTrialSummary } from '@rehearsal/testing/rehearsal-runs';
import { annotations } from '../github/annotations.js';
import { rehearsalFindings } from './findings/rehearsal-findings.js';
import { createColors } from '../terminal/colors.js';
import { placesIn } from './findings/places.js';
import { failuresReport, rehearsalLine } from './report.js';

const colors = createColors(false);
const FILE = `{
  "name": "First visit",
  "template": {},
  "rehearsals": [
    { "name": "another", "expectations": [{ "phase": "INTRODUCTION" }] },
    { "name": "ends the talk",
      "script": [{ "say": "a" },
        { "say": "b",
          "expect": [{ "phase": "INTRODUCTION" }] }],
      "expectations": [
        { "name": "a name is proposed" }
      ] }
  ]
}`;
const reportFor = (changed: Partial<RehearsalRunView> = {}) =>
  reportOf({ run: aRehearsalRun(changed), trials: [], base: 'https://r.example' });
const placeOf = placesIn(new Map([['rehearsals/first-visit.json', FILE]]), aRehearsalRun().rehearsals);

describe('a rehearsal in one line', () => {
  it.each([
    [0, '✔ from the first hello to a name  always pass: 2 of 2 passed'],
    [1, '✖ asks about the family  flaky: 2 of 3 passed'],
    [2, '✖ ends the talk  always fail: 0 of 1 passed'],
    [3, '? waits for an answer  error: 0 of 0 passed, 1 could not be judged'],
  ])('tells its verdict and its counts (%i)', (n, line) => {
    const rehearsal = aRehearsalRun().rehearsals[n];
    expect(rehearsal && rehearsalLine(rehearsal, colors)).toBe(line);
  });

  it('stays in it, whatever its name is', () => {
    const rehearsal = aRehearsalRun().rehearsals[0];
    const named = rehearsal && { ...rehearsal, rehearsal: 'says\n::error::hello' };
    expect(named && rehearsalLine(named, colors)).toBe('✔ says ::error::hello  always pass: 2 of 2 passed');
  });

  it('names the gate that a flaky one met', () => {
    const rehearsal = aRehearsalRun().rehearsals[1];
    const met = rehearsal && { ...rehearsal, gate: { rate: 0.6 }, gate_met: true };
    expect(met && rehearsalLine(met, colors)).toBe(
      '✔ asks about the family  flaky: 2 of 3 passed, its gate is at least 60 %',
    );
  });
});

describe('what broke, for the terminal', () => {
  const text = failuresReport(reportFor(), placeOf, colors);

  it('has the seven fields and the place in the file', () => {
    expect(text).toContain(
      [
        '✖ ends the talk: a name is proposed',
        '    step      step 2',
        '    path      -',
        '    expected  {"at_least":1}',
        '    measured  0',
        '    trial     1 of 1, seed 31',
        '    link      https://r.example/#/rehearsal-runs/run-1/trials/2/1',
        '    file      rehearsals/first-visit.json:9:22',
      ].join('\n'),
    );
    expect(text).toContain('    file      rehearsals/first-visit.json:11:9');
  });

  it('names no place for what came from elsewhere', () => {
    expect(failuresReport(reportFor(), placesIn(new Map(), []), colors)).not.toContain('    file ');
  });

  it('says why something could not be judged, and ends with the verdict', () => {
    expect(text).toContain(
      '? waits for an answer: could not be judged\n    engine: my-coach did not answer within 60 s',
    );
    expect(text.split('\n\n').at(-1)).toBe(
      [
        '✖ 1 of 4 rehearsals passed, 2 failed, 1 could not be judged: failed (run-1)',
        '  2 of 4 rehearsals did not meet their gates: asks about the family, ends the talk',
        '  engine my-coach, seed 1, 10.5 s, left behind: 0',
        '  25 calls, 1200 tokens (1000 in, 200 out)',
        '  https://r.example/#/rehearsal-runs/run-1',
      ].join('\n'),
    );
  });

  it('says what the run left behind as soon as that can be said, and where nobody knows', () => {
    const lastOf = (changed: Partial<RehearsalRunView>) => failuresReport(reportFor(changed), placeOf, colors);
    expect(lastOf({ left_behind: 2 })).toContain(', left behind: 2\n');
    expect(lastOf({ left_behind: null })).toContain(', left behind: not known\n');
    expect(lastOf({ left_behind: null, verdict: null })).not.toContain('left behind');
  });

  it('says where what was in hand went over the limit of the run', () => {
    expect(failuresReport(reportFor({ max_calls: 24 }), placeOf, colors)).toContain(
      '\n  25 calls, 1 over the limit of 24, 1200 tokens (1000 in, 200 out)\n',
    );
  });

  it('shows once what many trials broke, with their numbers', () => {
    const failures = [aBrokenExpectation()];
    const trials = [1, 2, 3, 5].map((trial) => aTrialSummary({ trial, verdict: 'failed', seed: trial, failures }));
    const lines = failuresReport(reportFor({ trials }), placeOf, colors).split('\n');
    expect(lines.filter((line) => line.startsWith('✖ from the first hello'))).toHaveLength(1);
    expect(lines).toContain('    trial     1 of 2, seed 1 (and 2, 3, 5)');
  });
});

describe('the annotations of a rehearsal run', () => {
  const lines = annotations(rehearsalFindings(reportFor(), placeOf), 'Rehearsals');

  it('stand at the expectation in the file, what always fails first', () => {
    expect(lines).toEqual([
      expect.stringMatching(
        /^::error file=rehearsals\/first-visit\.json,line=9,title=ends the talk%3A a name is proposed::a name is proposed, at step 2, .*; broken in 1 of 1 trials$/,
      ),
      expect.stringContaining('line=11,title=ends the talk%3A a name is proposed::'),
      expect.stringContaining('::error title=asks about the family%3A a name is proposed::'),
      expect.stringContaining('::error title=waits for an answer%3A not judged::engine: my-coach did not answer'),
    ]);
  });

  it('are none for a flaky one whose gate is met', () => {
    const rehearsals = aRehearsalRun().rehearsals.map((each) => ({ ...each, gate_met: true }));
    expect(rehearsalFindings(reportFor({ rehearsals }), placeOf)).toEqual([]);
  });

  it('cannot be broken out of by what a coach said', () => {
    const failures = [aBrokenExpectation({ measured: 'a\n::warning::b', expectation: 'x,line=1::y\n::z' })];
    const trials = [aTrialSummary({ rehearsal: 2, verdict: 'failed', failures })];
    const [line] = annotations(rehearsalFindings(reportFor({ trials }), placeOf), 'Rehearsals');
    expect(line).toContain('title=ends the talk%3A x%2Cline=1%3A%3Ay%0A%3A%3Az::');
    expect(line).not.toContain('\n');
  });
});
