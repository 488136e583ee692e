import { type Case, LATENCY, ofOneVu, passed, script, TWICE } from './case.js';

export const truePasses: Case[] = [
  {
    title: 'a latency threshold holds',
    script: script(LATENCY, 'get()'),
    ...passed,
    because: /1 threshold held and 1 house limit held over 2 requests/,
  },
  {
    title: 'no threshold and a target that answers',
    script: script(`{ ${TWICE} }`, 'get()'),
    ...passed,
    because: /no threshold/,
  },
  {
    title: 'a script prints what looks like a rejected promise, and catches its own',
    script: script(
      `{ ${TWICE} }`,
      `get(); console.error('Uncaught (in promise) Error: no'); Promise.reject(new Error('no')).catch(() => {})`,
    ),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'an error counter stays silent',
    script: script(`{ ${TWICE}, thresholds: { my_errors: ['count<1'] } }`, 'get()', `new Counter('my_errors');`),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'a counter is added zero',
    script: script(
      `{ ${TWICE}, thresholds: { my_errors: ['count==0'] } }`,
      'get(); errors.add(0)',
      `const errors = new Counter('my_errors');`,
    ),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'a few checks fail and a threshold allows it',
    script: script(
      `{ vus: 1, iterations: 20, thresholds: { checks: ['rate>0.9'] } }`,
      `get(); check(null, { even: () => exec.scenario.iterationInTest !== 3 })`,
    ),
    ...passed,
    because: /1 of 20 checks failed/,
  },
  {
    title: 'a threshold on tagged samples holds',
    script: script(
      `{ ${TWICE}, thresholds: { 'http_req_duration{kind:a}': ['max<60000'] } }`,
      `http.get(__ENV.BASE + '/health', { tags: { kind: 'a' } })`,
    ),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'every arrival is served',
    // More virtual users than one: on a machine that is busy, one may still be at work when the next arrival is due.
    script: script(ofOneVu(5).replaceAll(/VUs: 1/g, 'VUs: 10'), 'get()'),
    ...passed,
    because: /requests, 0 failed/,
  },
  {
    title: 'a gauge and a rate hold',
    script: script(
      `{ ${TWICE}, thresholds: { my_gauge: ['value<10'], my_rate: ['rate>0.5'] } }`,
      'get(); gauge.add(5); rate.add(true)',
      `const gauge = new Gauge('my_gauge'); const rate = new Rate('my_rate');`,
    ),
    ...passed,
    because: /2 thresholds held/,
  },
  {
    title: 'it has a summary of its own',
    script: script(LATENCY, 'get()', `export function handleSummary() { return { stdout: '{"type":"Point"}' }; }`),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'some requests fail within the limit',
    script: script(
      `{ vus: 1, iterations: 4, thresholds: { http_req_failed: ['rate<0.5'] } }`,
      `http.get(__ENV.BASE + (exec.scenario.iterationInTest === 0 ? '/nowhere' : '/health'))`,
    ),
    ...passed,
    because: /4 requests, 1 failed/,
  },
];
