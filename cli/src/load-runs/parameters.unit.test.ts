import { describe, expect, it } from '@jest/globals';
import { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import { PARAMETER_FLAGS, readParameters } from './parameters.js';

describe('the parameters of a load run', () => {
  it('have a flag each', () => {
    expect(PARAMETER_FLAGS.map(({ name }) => name).sort()).toEqual(Object.keys(LoadRunParameters.shape).sort());
  });

  it('are typed, from flags and from pairs', () => {
    const flags = { durationMin: '0.5', singleRun: true, model: '4', json: true, wait: true };
    expect(readParameters(flags, ['stream-rps=2', 'debug=true'])).toEqual({
      duration_min: 0.5,
      single_run: true,
      model: '4',
      stream_rps: 2,
      debug: true,
    });
  });

  it('leave the limits of the house on unless they are switched off', () => {
    expect(readParameters({ houseLimits: true }, [])).toEqual({});
    expect(readParameters({ houseLimits: false }, [])).toEqual({ house_limits: false });
  });

  it('take the pair when both are given', () => {
    expect(readParameters({ streamRps: '1' }, ['stream_rps=3'])).toEqual({ stream_rps: 3 });
  });

  it('tell every fault at once', () => {
    const faults = () => readParameters({ durationMin: 'soon' }, ['rps=1', 'target=ftp://x']);
    expect(faults).toThrow(
      expect.objectContaining({
        details: expect.arrayContaining([
          expect.stringMatching(/^duration_min: /),
          expect.stringMatching(/^target: must begin with http:\/\/ or https:\/\/\. Give scheme/),
        ]) as unknown,
      }),
    );
  });

  it.each([
    ['durationMin', 'abc', 'duration_min: must be a number'],
    ['durationMin', '-3', 'duration_min: must be at least 0.05'],
    ['durationMin', '1e400', 'duration_min: must be a number that is not so large'],
    ['durationMin', 'true', 'duration_min: must be a number'],
    ['nonstreamRps', '-1', 'nonstream_rps: must be at least 0'],
    ['streamRps', ' ', 'stream_rps: must be a number'],
    ['model', 'gpt 4', 'model: a model is named by letters, digits and "_.:/-"'],
  ])('are refused in the words of the API: %s %j', (flag, text, fault) => {
    const details = [fault] as unknown;
    expect(() => readParameters({ [flag]: text }, [])).toThrow(expect.objectContaining({ details }));
  });

  it('that there are not are refused by name', () => {
    const details = ['rps: "rps" is not known here'] as unknown;
    expect(() => readParameters({}, ['rps=1'])).toThrow(expect.objectContaining({ details }));
  });

  it('refuse a pair without a value', () => {
    expect(() => readParameters({}, ['debug'])).toThrow('--param "debug" is not key=value.');
  });
});
