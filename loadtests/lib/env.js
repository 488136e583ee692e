/**
 * What a load test may be told from outside, read once and checked: a wrong number stops the run before any load is
 * sent, instead of becoming NaN requests per second.
 */
function number(name, fallback) {
  const given = __ENV[name];
  if (given === undefined || given === '') return fallback;
  const value = Number(given);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} must be a number of at least 0, got "${given}"`);
  return value;
}

/** The system under test, without a trailing slash: paths are appended to it. */
export const BASE = (__ENV.BASE || 'http://localhost:8080').replace(/\/+$/, '');
export const MODEL = __ENV.MODEL || 'jan-v1-4b';
export const DEBUG = __ENV.DEBUG === 'true';
/** Speaks as the owner of this key instead of as a guest. */
export const API_KEY = __ENV.API_KEY || '';
/** Lets a protected target recognise load tests; sent as `x-loadtest-token`. */
export const LOADTEST_TOKEN = __ENV.LOADTEST_TOKEN || '';
/** One iteration of the whole flow; the rates below are then not used. */
export const SINGLE_RUN = __ENV.SINGLE_RUN === 'true';
export const DURATION_MIN = number('DURATION_MIN', 1);
export const NONSTREAM_RPS = number('NONSTREAM_RPS', 1);
export const STREAM_RPS = number('STREAM_RPS', 1);
export const HEALTH_RPS = number('HEALTH_RPS', 1);
