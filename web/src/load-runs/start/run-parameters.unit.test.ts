import { describe, expect, it } from '@jest/globals';
import type { ScriptParameter } from '@rehearsal/contracts/load/tests/load-test';
import { isFilledIn, isToldWell, noFields, parametersOf, plannedOf } from './run-parameters.js';

const read: ScriptParameter[] = (
  ['duration_min', 'nonstream_rps', 'stream_rps', 'single_run', 'model', 'debug'] as const
).map((name) => ({ name, default: null }));

describe('the parameters of a run', () => {
  it('hold only what was filled in', () => {
    expect(parametersOf(noFields, read)).toEqual({});
    const filled = { ...noFields, target: ' http://localhost:9 ', duration_min: 1, stream_rps: 0 };
    expect(parametersOf(filled, read)).toEqual({ target: 'http://localhost:9', duration_min: 1, stream_rps: 0 });
  });

  it('hold nothing that the script does not read', () => {
    const filled = { ...noFields, duration_min: 1, stream_rps: 2, model: 'm', single_run: true, debug: true };
    expect(parametersOf(filled, [{ name: 'duration_min', default: '5' }])).toEqual({ duration_min: 1 });
    expect(parametersOf(filled, [])).toEqual({});
  });

  it('leave what the script does not limit to the house, and points unkept, unless somebody wants it otherwise', () => {
    const otherwise = { ...noFields, house_limits: false, raw_points: true };
    expect(parametersOf(otherwise, read)).toEqual({ house_limits: false, raw_points: true });
  });

  it('hold no rates for a single run', () => {
    expect(parametersOf({ ...noFields, single_run: true, duration_min: 1, nonstream_rps: 2 }, read)).toEqual({
      single_run: true,
    });
  });

  it('are not sent while one of them is no number, unless it says nothing to the script', () => {
    const wrong = { ...noFields, duration_min: '1e9' };
    expect([isToldWell(wrong, read), isFilledIn(wrong, read)]).toEqual([false, false]);
    expect(isFilledIn({ ...wrong, single_run: true }, read)).toBe(true);
    expect(isFilledIn(wrong, [{ name: 'stream_rps', default: null }])).toBe(true);
    expect(isFilledIn({ ...noFields, workers: '2,5' }, read)).toBe(false);
    expect(isFilledIn({ ...noFields, duration_min: 5.5, workers: 2 }, read)).toBe(true);
  });

  it('that change a plan are those that its script may read', () => {
    const fields = { ...noFields, target: 'http://localhost:9', model: 'm', duration_min: 2, stream_rps: 3 };
    expect(plannedOf(fields, read)).toEqual({ duration_min: 2, stream_rps: 3 });
    expect(plannedOf({ ...fields, single_run: true }, read)).toEqual({ single_run: true });
  });
});
