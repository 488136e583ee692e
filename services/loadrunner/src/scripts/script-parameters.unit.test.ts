import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parametersIn } from './script-parameters.js';

const ENV = readFileSync(join(import.meta.dirname, '../../../../loadtests/lib/env.js'), 'utf8');

describe('the parameters that a script reads', () => {
  it('are told with what the script takes by itself', () => {
    expect(parametersIn([ENV])).toEqual([
      { name: 'duration_min', default: '1' },
      { name: 'nonstream_rps', default: '1' },
      { name: 'stream_rps', default: '1' },
      { name: 'single_run', default: null },
      { name: 'model', default: 'jan-v1-4b' },
      { name: 'debug', default: null },
    ]);
  });

  it.each([
    ['const minutes = Number(__ENV.DURATION_MIN || 5);', '5'],
    ['const minutes = parseFloat(__ENV.DURATION_MIN) || 2.5;', '2.5'],
    [`const minutes = __ENV['DURATION_MIN'] ?? "10";`, '10'],
    ['const seconds = __ENV.DURATION_MIN || 5 * 60;', null],
    ['const { DURATION_MIN } = __ENV;', null],
    ['const a = __ENV.DURATION_MIN || 1; const b = __ENV.DURATION_MIN || 2;', null],
  ])('of %s', (script, written) => {
    expect(parametersIn([script])).toEqual([{ name: 'duration_min', default: written }]);
  });

  it.each([
    ['// __ENV.STREAM_RPS is read by nobody'],
    ['/* once: __ENV.STREAM_RPS */ export default function () {}'],
    ['const LIMIT = __ENV.MAX_STREAM_RPS || 1;'],
    ["log('STREAM_RPS');"],
  ])('are none of %s', (script) => {
    expect(parametersIn([script])).toEqual([]);
  });
});
