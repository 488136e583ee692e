import { describe, expect, it } from '@jest/globals';
import { createColors } from '../terminal/colors.js';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { dashboard } from './dashboard.js';
import { bar, sparkline } from './sparkline.js';
import { aSecond } from './testing/a-second.js';

const run = { name: 'a-test', state: 'running', target: 'http://t' } as LoadRunView;

describe('the picture of a running test', () => {
  const colors = createColors(false);

  it('has a bar for each executor, and a plot with the newest number for each series', () => {
    const executors = [
      { name: 'stream', executor: 'ramping-arrival-rate', fraction: 0.5, iterations: 4 },
      { name: 'by hand', executor: 'externally-controlled', fraction: null, iterations: 6 },
    ];
    const lines = dashboard(run, [aSecond, { ...aSecond, executors, vus: 8 }], colors);
    expect(lines[0]).toBe('a-test running against http://t, 12 s');
    expect(lines[1]).toMatch(/^stream +█{15}░{15} {2}50 % {2}4 iterations ramping-arrival-rate$/);
    expect(lines[2]).toMatch(/^by hand +░{30} +6 iterations/);
    expect(lines.find((line) => line.startsWith('VUs'))).toMatch(/ ▅█ 8$/);
    expect(lines.find((line) => line.startsWith('p99'))).toMatch(/ -$/);
    expect(lines.at(-1)).toBe('30 requests, 1 failed, 2 checks failed');
  });

  it('has one bar for all where executors are not told, and none before the first second', () => {
    expect(dashboard(run, [aSecond], colors)[1]).toMatch(/^the run +█{15}░{15} {2}50 %/);
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
