import { failed, falseGreen, passed, script, type Case } from './case.js';

const EVERY_SECOND = `exec.scenario.iterationInTest % 2 === 0`;
const HALF_FAIL = `get(${EVERY_SECOND} ? '/health' : '/nowhere')`;
const HALF_CHECKED = `get(); check(null, { 'every second': () => ${EVERY_SECOND} })`;

/** A script that sets no limit on failed requests, or on checks, is judged by those of the house. */
export const houseLimits: Case[] = [
  {
    title: 'every second request fails and nothing is judged',
    script: script(`{ vus: 1, iterations: 10 }`, HALF_FAIL),
    ...falseGreen,
    because: /http_req_failed rate<0\.05 of the house .*measured 0\.5 over 10 samples/,
  },
  {
    title: 'every second check fails and nothing is judged',
    script: script(`{ vus: 1, iterations: 10 }`, HALF_CHECKED),
    ...falseGreen,
    because: /checks rate>0\.95 of the house .*measured 0\.5 over 10 samples/,
  },
  {
    title: 'every second request fails and only checks are judged',
    script: script(`{ vus: 1, iterations: 10, thresholds: { checks: ['rate>0.4'] } }`, `${HALF_FAIL}; ${HALF_CHECKED}`),
    ...falseGreen,
    because: /http_req_failed rate<0\.05 of the house/,
  },
  {
    title: 'every second request fails as the script allows',
    script: script(`{ vus: 1, iterations: 10, thresholds: { http_req_failed: ['rate<0.6'] } }`, HALF_FAIL),
    ...passed,
    because: /1 threshold held over 10 requests, 5 failed/,
  },
  {
    title: 'every second request fails and the limits of the house are off',
    script: script(`{ vus: 1, iterations: 10 }`, `${HALF_FAIL}; ${HALF_CHECKED}`),
    houseLimits: false,
    ...passed,
    because: /no threshold to breach over 20 requests, 5 failed, 5 of 10 checks failed/,
  },
  {
    title: 'one request of 25 fails and nothing is judged',
    script: script(`{ vus: 1, iterations: 25 }`, `get(exec.scenario.iterationInTest === 7 ? '/nowhere' : '/health')`),
    ...passed,
    because: /1 house limit held over 25 requests, 1 failed/,
  },
  {
    title: 'a limit of the script and one of the house are breached',
    script: script(`{ vus: 1, iterations: 10, thresholds: { checks: ['rate>0.9'] } }`, `${HALF_FAIL}; ${HALF_CHECKED}`),
    ...failed,
    because: /checks rate>0\.9 was breached[^]*http_req_failed rate<0\.05 of the house/,
  },
];
