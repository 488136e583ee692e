import type { Verdict } from '@rehearsal/contracts/load/load-run';

/** A script and the truth about it: what k6 says of it is often something else. */
export interface Case {
  title: string;
  script: string;
  /** The target answers (default), answers every request with 500, or is not there. */
  target?: 'up' | 'failing' | 'down';
  verdict: Verdict;
  exitCode: number;
  /** Words that the reasons must hold. */
  because: RegExp;
}

const IMPORTS = `
import http from 'k6/http';
import exec from 'k6/execution';
import { check, group, sleep } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
const get = () => http.get(__ENV.BASE + '/health');
`;
const script = (options: string, body: string, more = '') =>
  `${IMPORTS}\nexport const options = ${options};\n${more}\nexport default function () { ${body} }\n`;

const passed = { verdict: 'passed', exitCode: 0 } as const;
const failed = { verdict: 'failed', exitCode: 99 } as const;
const error = (exitCode: number) => ({ verdict: 'error', exitCode }) as const;

const TWICE = 'vus: 1, iterations: 2';
const LATENCY = `{ ${TWICE}, thresholds: { http_req_duration: ['p(95)<60000'] } }`;
const ofOneVu = (rate: number) =>
  `{ scenarios: { s: { executor: 'constant-arrival-rate', rate: ${rate}, timeUnit: '1s', duration: '1s', preAllocatedVUs: 1, maxVUs: 1 } } }`;

const truePasses: Case[] = [
  {
    title: 'a latency threshold holds',
    script: script(LATENCY, 'get()'),
    ...passed,
    because: /1 threshold held over 2 requests/,
  },
  {
    title: 'no threshold and a target that answers',
    script: script(`{ ${TWICE} }`, 'get()'),
    ...passed,
    because: /no threshold/,
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
    script: script(ofOneVu(5), 'get()'),
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

const falseGreens: Case[] = [
  {
    title: 'every iteration throws',
    script: script(LATENCY, `get(); throw new Error('boom')`),
    ...failed,
    because: /2 exceptions.*boom/,
  },
  {
    title: 'one iteration of many throws',
    script: script(`{ vus: 1, iterations: 9 }`, `get(); if (exec.scenario.iterationInTest === 4) null.x`),
    ...failed,
    because: /1 exception in 9/,
  },
  {
    title: 'the target is down and only latency is judged',
    target: 'down',
    script: script(LATENCY, 'get()'),
    ...failed,
    because: /all 2 requests failed/,
  },
  {
    title: 'the target is down and nothing is judged',
    target: 'down',
    script: script(`{ ${TWICE} }`, 'get()'),
    ...failed,
    because: /all 2 requests failed/,
  },
  {
    title: 'the target is broken and only latency is judged',
    target: 'failing',
    script: script(LATENCY, 'get()'),
    ...failed,
    because: /all 2 requests failed/,
  },
  {
    title: 'a thresholded metric is never recorded',
    script: script(`{ ${TWICE}, thresholds: { never_ms: ['p(95)<5'] } }`, 'get()', `new Trend('never_ms', true);`),
    ...failed,
    because: /never_ms p\(95\)<5 held over no sample/,
  },
  {
    title: 'a threshold judges tags that no sample has',
    script: script(`{ ${TWICE}, thresholds: { 'http_req_duration{kind:typo}': ['p(95)<5'] } }`, 'get()'),
    ...failed,
    because: /held over no sample/,
  },
  {
    title: 'a thresholded rate is never recorded',
    script: script(`{ ${TWICE}, thresholds: { never_rate: ['rate<0.5'] } }`, 'get()', `new Rate('never_rate');`),
    ...failed,
    because: /never_rate rate<0.5 held over no sample/,
  },
  {
    title: 'all checks fail and none is judged',
    script: script(`{ ${TWICE} }`, `check(get(), { wrong: () => false })`),
    ...failed,
    because: /all 2 checks failed/,
  },
  { title: 'nothing is sent', script: script(`{ ${TWICE} }`, 'sleep(0)'), ...failed, because: /no request was made/ },
  {
    title: 'nothing is sent and a metric is invented',
    script: script(
      `{ ${TWICE}, thresholds: { invented_ms: ['avg<5'] } }`,
      't.add(1)',
      `const t = new Trend('invented_ms');`,
    ),
    ...failed,
    because: /no request was made/,
  },
];

const k6SaysSo: Case[] = [
  {
    title: 'a latency threshold is breached',
    script: script(`{ ${TWICE}, thresholds: { http_req_duration: ['p(95)<0.0001'] } }`, 'get()'),
    ...failed,
    because: /http_req_duration p\(95\)<0.0001 was breached: measured/,
  },
  {
    title: 'the failure rate is breached',
    target: 'failing',
    script: script(`{ ${TWICE}, thresholds: { http_req_failed: ['rate<0.05'] } }`, 'get()'),
    ...failed,
    because: /http_req_failed rate<0.05 was breached: measured 1/,
  },
  {
    title: 'checks are breached',
    script: script(
      `{ ${TWICE}, thresholds: { checks: ['rate>0.95'] } }`,
      `get(); group('g', () => check(null, { no: () => false }))`,
    ),
    ...failed,
    because: /checks rate>0.95 was breached: measured 0/,
  },
  {
    title: 'a threshold aborts the test',
    script: script(
      `{ vus: 1, duration: '20s', thresholds: { checks: [{ threshold: 'rate>0.95', abortOnFail: true }] } }`,
      `get(); check(null, { no: () => false }); sleep(0.2)`,
    ),
    ...failed,
    because: /checks rate>0.95 was breached/,
  },
  {
    title: 'the script aborts',
    script: script(`{ ${TWICE} }`, `get(); exec.test.abort('enough')`),
    verdict: 'failed',
    exitCode: 108,
    because: /enough/,
  },
  {
    title: 'a setup throws',
    script: script(`{ ${TWICE} }`, 'get()', `export function setup() { throw new Error('no setup') }`),
    ...error(107),
    because: /no setup/,
  },
  {
    title: 'a module throws',
    script: `throw new Error('no init'); export default function () {}`,
    ...error(107),
    because: /no init/,
  },
  {
    title: 'a syntax error',
    script: 'export default function () { not a script }',
    ...error(107),
    because: /could not read the script/,
  },
  {
    title: 'a name is used twice, as in the guide',
    script: `let t = ''; function t() {} export default function () {}`,
    ...error(107),
    because: /could not read the script/,
  },
  {
    title: 'a limit has a unit',
    script: script(`{ thresholds: { http_req_duration: ['p(95)<2000ms'] } }`, 'get()'),
    ...error(104),
    because: /2000ms/,
  },
  {
    title: 'a module is missing',
    script: `import x from './nowhere.js'; export default function () {}`,
    ...error(107),
    because: /nowhere/,
  },
  { title: 'nothing is exported', script: 'const x = 1;', ...error(255), because: /export/ },
  {
    title: 'a setup takes too long',
    script: script(`{ ${TWICE}, setupTimeout: '300ms' }`, 'get()', `export function setup() { sleep(5) }`),
    verdict: 'timed_out',
    exitCode: 100,
    because: /setup/,
  },
  {
    title: 'virtual users run out',
    script: script(ofOneVu(20), 'get(); sleep(0.5)'),
    verdict: 'invalid',
    exitCode: 3,
    because: /no virtual user left/,
  },
  {
    title: 'virtual users run out and the target is broken',
    target: 'failing',
    script: script(ofOneVu(20), 'get(); sleep(0.5)'),
    ...failed,
    because: /all \d+ requests failed/,
  },
];

export const corpus: readonly Case[] = [...truePasses, ...falseGreens, ...k6SaysSo];
