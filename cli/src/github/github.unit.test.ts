import { describe, expect, it } from '@jest/globals';
import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';
import { aReport } from '../load-runs/testing/reports.js';
import { annotations } from './annotations.js';
import { loadRunFindings } from './load-run-findings.js';
import { fitting } from './step-summary.js';

const annotated = (...reports: LoadRunReport[]): string[] =>
  annotations(
    reports.flatMap((report) => loadRunFindings({ report, file: 'loadtests/src/a-test.js', lineOf: () => 7 })),
    'Load runs',
  );
const threshold = (changed: Partial<ReportRow>): ReportRow => {
  const [row] = aReport().thresholds;
  if (!row) throw new Error('no threshold');
  return { ...row, ...changed };
};

describe('annotations', () => {
  it('name file, line, title and all numbers, worst first', () => {
    const thresholds = [
      threshold({ metric: 'a', limit: 'p(95)<100', margin: -10 }),
      threshold({ metric: 'b', limit: 'p(95)<100', margin: -90 }),
    ];
    const lines = annotated(aReport({ thresholds, checks: [] }));
    expect(lines).toEqual([
      '::error file=loadtests/src/a-test.js,line=7,title=a-test%3A b p(95)<100::limit p(95)<100, measured 250 ms, margin -90 ms over 40 samples; worst slice name=GET /slow: 300 ms over 10; http://r.example/#/load-runs/r1',
      expect.stringContaining('title=a-test%3A a p(95)<100::') as unknown,
    ]);
  });

  it('are ten at most, and say how many more there are', () => {
    const thresholds = Array.from({ length: 30 }, (_, n) => threshold({ metric: `m${n}` }));
    const lines = annotated(aReport({ thresholds, checks: [] }));
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toContain('+21 more');
  });

  it('put a run that could not be judged before any threshold', () => {
    const rules = [{ name: 'the run came to its own end', ok: false, detail: 'worker lost' }];
    const lines = annotated(aReport(), aReport({ rules, verdict: 'error', state: 'error' }));
    expect(lines[0]).toContain('::worker lost');
  });

  it('are none for a run that passed, whatever single check failed', () => {
    expect(annotated(aReport({ verdict: 'passed', state: 'passed' }))).toEqual([]);
  });

  it('cannot be broken out of by a name or a message', () => {
    const metric = 'x,line=1::y\n::warning::z%';
    const [line] = annotated(aReport({ thresholds: [threshold({ metric })], checks: [] }));
    expect(line).toContain('title=a-test%3A x%2Cline=1%3A%3Ay%0A%3A%3Awarning%3A%3Az%25 p(95)<100::');
    expect(line).not.toContain('\n');
  });
});

describe('the summary of a step', () => {
  it('is cut at a line, with a word about it, when there is no room', () => {
    const text = 'äöü line\n'.repeat(1000);
    const cut = fitting(text, 500);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(500);
    expect(cut).toMatch(/line\n\n_The summary is cut here/);
    expect(fitting(text, 20)).toBe('');
    expect(fitting('fits', 4)).toBe('fits');
  });
});
