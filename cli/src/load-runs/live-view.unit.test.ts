import { describe, expect, it } from '@jest/globals';
import { progressLine } from './live-view.js';
import { aSecond } from './testing/a-second.js';

const progress = { ...aSecond, elapsed_s: 129.6, load_s: 5, fraction: 0.25 };

describe('the line of a run that goes on', () => {
  it('says how much of the plan is done', () => {
    expect(progressLine(progress)).toBe('130 s · 25 % · 4 VUs · 30 requests · 2.0/s · p95 20 ms · 1 failed');
  });

  it('says setup, and no share of the plan, for as long as that lasts', () => {
    const begun = { load_s: null, fraction: 1, vus: 0, requests: 0, requests_per_s: 0, p95_ms: null };
    expect(progressLine({ ...progress, ...begun })).toBe('130 s · setup · 0 VUs · 0 requests · 0.0/s · 1 failed');
  });

  it('says of a plan without a known end no share', () => {
    expect(progressLine({ ...progress, fraction: null })).toMatch(/^130 s · 4 VUs/);
  });
});
