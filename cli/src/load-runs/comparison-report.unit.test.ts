import { describe, expect, it } from '@jest/globals';
import { createColors } from '../terminal/colors.js';
import type { Comparison, ComparisonRow } from '@rehearsal/contracts/load/comparison';
import { comparisonReport } from './comparison-report.js';

const colors = createColors(false);

const aRow = (changed: Partial<ComparisonRow> = {}): ComparisonRow => ({
  metric: 'http_req_duration',
  statistic: 'p95',
  unit: 'ms',
  base: 231,
  run: 258,
  change: 0.117,
  interval: [0.081, 0.154],
  p_value: 0.00001,
  samples: { base: 5000, run: 5000 },
  verdict: 'worse',
  words: 'p95 of http_req_duration: ...',
  ...changed,
});
const aComparison = (rows: ComparisonRow[]): Comparison => ({
  test: 'test-responses',
  run: { id: 'run-2', finished_at: null },
  base: { kind: 'baseline', runs: [{ id: 'run-1', finished_at: null }] },
  verdict: rows[0]?.verdict ?? 'unclear',
  words: 'Of 1 rows, 1 worse.',
  notes: ['Another worker sent the load.'],
  rows,
  method: { confidence: 0.95, replicates: 500, seed: 1, judged_rows: 1 },
});

describe('a comparison for the terminal', () => {
  it('has the rows, what else differs, and the verdict in words', () => {
    const unjudged = aRow({ statistic: 'p99', p_value: null, verdict: 'unclear' });
    expect(comparisonReport(aComparison([aRow(), unjudged]), colors).split('\n')).toEqual([
      '       METRIC             OF   BASE    RUN     CHANGE   95 % INTERVAL      P',
      'worse  http_req_duration  p95  231 ms  258 ms  +11.7 %  +8.1 % to +15.4 %  <0.0001',
      '',
      '  Another worker sent the load.',
      '  Not judged, for too few samples or too much drift: 1 of 2 rows; --json tells why.',
      '',
      'worse: test-responses run-2 against its baseline run-1',
      '  Of 1 rows, 1 worse.',
    ]);
  });

  it('says why when nothing could be judged', () => {
    const words = 'p95 of http_req_duration: not judged, needs runs of 20 seconds or more';
    const text = comparisonReport(aComparison([aRow({ p_value: null, verdict: 'unclear', words })]), colors);
    expect(text).toContain(`  ${words}\n`);
    expect(text).not.toContain('METRIC');
  });
});
