import { DURATION_MIN, NONSTREAM_RPS, SINGLE_RUN, STREAM_RPS } from './env.js';

const RAMP_SECONDS = 60;

/** One minute up, hold, one minute down; in a run shorter than four minutes each ramp takes a quarter of it. */
export function stagesFor(rps, minutes) {
  const seconds = Math.max(1, Math.round(minutes * 60));
  const ramp = Math.min(RAMP_SECONDS, seconds / 4);
  // Targets are whole numbers to k6: counted per minute, half a request per second is still exact.
  const target = Math.round(rps * 60);
  const stage = (to, length) => ({ target: to, duration: `${Math.round(length * 1000)}ms` });
  return [stage(target, ramp), stage(target, seconds - 2 * ramp), stage(0, ramp)];
}

export function arrivals(exec, rps, minutes = DURATION_MIN) {
  return {
    executor: 'ramping-arrival-rate',
    exec,
    startRate: 0,
    timeUnit: '1m',
    stages: stagesFor(rps, minutes),
    // Enough virtual users for answers of five seconds, and room for slow ones, before an arrival must be dropped.
    preAllocatedVUs: Math.max(2, Math.ceil(rps * 5)),
    maxVUs: Math.max(10, Math.ceil(rps * 60)),
    gracefulStop: '60s',
  };
}

/**
 * The options of a test with a `nonstream` and a `stream` flow, which it exports by these names, beside a default
 * function that runs both once.
 *
 * `thresholds` lists those of `always`, `nonstream` and `stream` apart: a flow that is switched off by a rate of 0 is
 * not judged, because a threshold over no sample is not evidence.
 */
export function optionsFor(testCase, thresholds) {
  const streams = SINGLE_RUN || STREAM_RPS > 0;
  const nonstreams = SINGLE_RUN || NONSTREAM_RPS > 0;
  if (!streams && !nonstreams) throw new Error('NONSTREAM_RPS and STREAM_RPS are both 0: there is nothing to run');
  return {
    ...(SINGLE_RUN ? { vus: 1, iterations: 1 } : { scenarios: scenariosFor() }),
    thresholds: {
      http_req_failed: ['rate<0.05'],
      checks: ['rate>0.95'],
      ...thresholds.always,
      ...(nonstreams ? thresholds.nonstream : {}),
      ...(streams ? thresholds.stream : {}),
    },
    discardResponseBodies: false,
    tags: { testid: `test-${testCase}-${Date.now()}`, test_case: testCase },
  };
}

function scenariosFor() {
  const scenarios = {};
  if (NONSTREAM_RPS > 0) scenarios.nonstream = arrivals('nonstream', NONSTREAM_RPS);
  if (STREAM_RPS > 0) scenarios.stream = arrivals('stream', STREAM_RPS);
  return scenarios;
}
