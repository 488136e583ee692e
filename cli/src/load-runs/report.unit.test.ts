import { describe, expect, it } from '@jest/globals';
import { createColors } from '../terminal/colors.js';
import { progressLine } from './live-view.js';
import { terminalReport } from './report.js';
import { aReport } from './testing/reports.js';

describe('the report of a load run', () => {
  const text = terminalReport(aReport(), createColors(false));

  it('tells thresholds first, then checks, metrics, notes and the verdict', () => {
    const places = ['THRESHOLD', 'CHECK', 'METRIC', '1 of 2 thresholds', 'exit code 99'].map((part) =>
      text.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('shows limit, measured value, margin, samples and worst slice, and a dash where nothing was measured', () => {
    expect(text).toMatch(/✖\s+llm_total_ms\s+p\(95\)<100\s+250 ms\s+-150 ms\s+40\s+name=GET \/slow: 300 ms over 10/);
    expect(text).toMatch(/✖\s+checks\s+rate>0\.95\s+-\s+-\s+0/);
  });

  it('leaves out a column that holds nothing, and says the link once', () => {
    expect(text.split('\n').find((line) => line.includes('METRIC'))).toMatch(/^METRIC\s+MEASURED\s+SAMPLES\s+VALUES$/);
    expect(text.match(/http:\/\/r\.example/g)).toHaveLength(1);
  });

  it('lets no text of a script play with the terminal', () => {
    const [check] = aReport().checks;
    const checks = check ? [{ ...check, metric: 'a\u001b[2Jb' }] : [];
    expect(terminalReport(aReport({ checks }), createColors(false))).not.toContain('\u001b');
  });

  it('says how far a run is that has no verdict yet', () => {
    const queued = aReport({ state: 'queued', verdict: null, thresholds: [], checks: [], metrics: [], notes: [] });
    expect(terminalReport(queued, createColors(false))).toBe('… a-test queued (r1)\n  http://r.example/#/load-runs/r1');
  });
});

describe('the live line of a run', () => {
  it('leaves out what is not known', () => {
    const progress = {
      at: '2026-01-01T00:00:00.000Z',
      elapsed_s: 12.3,
      load_s: 12.3,
      fraction: null,
      vus: 4,
      iterations: 10,
      requests: 30,
      requests_per_s: 2.44,
      failed_requests: 0,
      checks_failed: 0,
      p50_ms: null,
      p95_ms: null,
      p99_ms: null,
    };
    expect(progressLine(progress)).toBe('12 s · 4 VUs · 30 requests · 2.4/s · 0 failed');
    expect(progressLine({ ...progress, fraction: 0.5, p95_ms: 81.6 })).toBe(
      '12 s · 50 % · 4 VUs · 30 requests · 2.4/s · p95 82 ms · 0 failed',
    );
  });
});
