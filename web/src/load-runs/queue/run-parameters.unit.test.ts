import { describe, expect, it } from '@jest/globals';
import { noFields, parametersOf, plannedOf } from './run-parameters.js';

describe('the parameters of a run', () => {
  it('hold only what was filled in', () => {
    expect(parametersOf(noFields)).toEqual({});
    expect(parametersOf({ ...noFields, target: ' http://localhost:9 ', duration_min: 1, stream_rps: 0 })).toEqual({
      target: 'http://localhost:9',
      duration_min: 1,
      stream_rps: 0,
    });
  });

  it('leave what the script does not limit to the house, unless that is switched off', () => {
    expect(parametersOf({ ...noFields, house_limits: false })).toEqual({ house_limits: false });
  });

  it('hold no rates for a single run', () => {
    expect(parametersOf({ ...noFields, single_run: true, duration_min: 1, nonstream_rps: 2 })).toEqual({
      single_run: true,
    });
  });

  it('that change a plan are those that its script may read', () => {
    const fields = { ...noFields, target: 'http://localhost:9', model: 'm', duration_min: 2, stream_rps: 3 };
    expect(plannedOf(fields)).toEqual({ duration_min: 2, stream_rps: 3 });
    expect(plannedOf({ ...fields, single_run: true })).toEqual({ single_run: true });
  });
});
