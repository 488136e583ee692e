import { type Case, falseGreen, LATENCY, script, TWICE } from './case.js';

export const falseGreens: Case[] = [
  {
    title: 'every iteration throws',
    script: script(LATENCY, `get(); throw new Error('boom')`),
    ...falseGreen,
    because: /2 exceptions.*boom/,
  },
  {
    title: 'every iteration rejects after it has waited',
    script: script(
      `{ ${TWICE} }`,
      `return http.asyncRequest('GET', __ENV.BASE + '/health').then(() => { throw new Error('async boom'); })`,
    ),
    ...falseGreen,
    because: /2 exceptions in 2 iterations: Uncaught \(in promise\) Error: async boom/,
  },
  {
    title: 'every iteration leaves a promise rejected that nobody catches',
    script: script(`{ ${TWICE} }`, `get(); Promise.reject('no matter')`),
    ...falseGreen,
    because: /2 exceptions in 2 iterations: Uncaught \(in promise\) no matter/,
  },
  {
    title: 'one iteration of many throws',
    script: script(`{ vus: 1, iterations: 9 }`, `get(); if (exec.scenario.iterationInTest === 4) null.x`),
    ...falseGreen,
    because: /1 exception in 9/,
  },
  {
    title: 'the target is down and only latency is judged',
    target: 'down',
    script: script(LATENCY, 'get()'),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'the target is down and nothing is judged',
    target: 'down',
    script: script(`{ ${TWICE} }`, 'get()'),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'the target is broken and only latency is judged',
    target: 'failing',
    script: script(LATENCY, 'get()'),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'a thresholded metric is never recorded',
    script: script(`{ ${TWICE}, thresholds: { never_ms: ['p(95)<5'] } }`, 'get()', `new Trend('never_ms', true);`),
    ...falseGreen,
    because: /never_ms p\(95\)<5 held over no sample/,
  },
  {
    title: 'a threshold judges tags that no sample has',
    script: script(`{ ${TWICE}, thresholds: { 'http_req_duration{kind:typo}': ['p(95)<5'] } }`, 'get()'),
    ...falseGreen,
    because: /held over no sample/,
  },
  {
    title: 'a thresholded rate is never recorded',
    script: script(`{ ${TWICE}, thresholds: { never_rate: ['rate<0.5'] } }`, 'get()', `new Rate('never_rate');`),
    ...falseGreen,
    because: /never_rate rate<0.5 held over no sample/,
  },
  {
    title: 'all checks fail and none is judged',
    script: script(`{ ${TWICE} }`, `check(get(), { wrong: () => false })`),
    ...falseGreen,
    because: /all 2 checks failed/,
  },
  {
    title: 'nothing is sent',
    script: script(`{ ${TWICE} }`, 'sleep(0)'),
    ...falseGreen,
    because: /no request was made/,
  },
  {
    title: 'nothing is sent and a metric is invented',
    script: script(
      `{ ${TWICE}, thresholds: { invented_ms: ['avg<5'] } }`,
      't.add(1)',
      `const t = new Trend('invented_ms');`,
    ),
    ...falseGreen,
    because: /no request was made/,
  },
];
