import { describe, expect, it } from '@jest/globals';
import { createColors } from '../terminal/colors.js';
import type { LoadRunProgress, LoadRunView } from '@rehearsal/contracts/load/load-run';
import { dashboard } from './dashboard.js';
import { bar, sparkline } from './sparkline.js';

const run = { name: 'a-test', state: 'running', target: 'http://t' } as LoadRunView;
const second: LoadRunProgress = {
  at: '2026-01-01T00:00:00.000Z',
  elapsed_s: 12.4,
  load_s: 12.4,
  fraction: 0.5,
  vus: 4,
  iterations: 10,
  requests: 30,
  requests_per_s: 2,
  failed_requests: 1,
  checks_failed: 2,
  p50_ms: 10,
  p95_ms: 20,
  p99_ms: null,
};

describe('the picture of a running test', () => {
  const colors = createColors(false);

  it('has a bar for each executor, and a plot with the newest number for each series', () => {
    const executors = [
      { name: 'stream', executor: 'ramping-arrival-rate', fraction: 0.5, iterations: 4 },
      { name: 'by hand', executor: 'externally-controlled', fraction: null, iterations: 6 },
    ];
    const lines = dashboard(run, [second, { ...second, executors, vus: 8 }], colors);
    expect(lines[0]).toBe('a-test running against http://t, 12 s');
    expect(lines[1]).toMatch(/^stream +█{15}░{15} {2}50 % {2}4 iterations ramping-arrival-rate$/);
    expect(lines[2]).toMatch(/^by hand +░{30} +6 iterations/);
    expect(lines.find((line) => line.startsWith('VUs'))).toMatch(/ ▅█ 8$/);
    expect(lines.find((line) => line.startsWith('p99'))).toMatch(/ -$/);
    expect(lines.at(-1)).toBe('30 requests, 1 failed, 2 checks failed');
  });

  it('has one bar for all where executors are not told, and none before the first second', () => {
    expect(dashboard(run, [second], colors)[1]).toMatch(/^the run +█{15}░{15} {2}50 %/);
    expect(dashboard(run, [], colors)).toEqual(['a-test running against http://t']);
  });
});

describe('a sparkline', () => {
  it('goes from nothing to the highest, newest on the right, with gaps', () => {
    expect(sparkline([0, null, 5, 10], 6)).toBe('  ▁ ▅█');
    expect(sparkline([0, 0], 2)).toBe('▁▁');
    expect(sparkline([1, 2, 3], 2)).toBe('▆█');
  });

  it('has bars that stay within their bounds', () => {
    expect([bar(-1, 4), bar(2, 4), bar(null, 4)]).toEqual(['░░░░', '████', '░░░░']);
  });
});
