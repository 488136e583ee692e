import { describe, expect, it } from '@jest/globals';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import { Meter } from './meter.js';

describe('the times of an answer', () => {
  it('count from when the engine was asked last, to its first token and to its end', () => {
    let now = 1000;
    const meter = new Meter(() => now);
    meter.asked();
    now += 5000;
    meter.asked();
    now += 40.4;
    meter.heard();
    now += 50;
    meter.heard();
    now += 10;
    meter.answered();
    expect(meter.measured).toEqual({ cost: NO_COST, times: { time_to_first_token_ms: 40, e2e_latency_ms: 100 } });
  });

  it('are those of its end alone where it says nothing before, and none where nobody was asked', () => {
    let now = 0;
    const meter = new Meter(() => now);
    meter.answered();
    expect(meter.measured).toEqual({ cost: NO_COST });
    meter.asked();
    now = 70;
    meter.answered();
    expect(meter.measured.times).toEqual({ time_to_first_token_ms: 70, e2e_latency_ms: 70 });
  });
});
