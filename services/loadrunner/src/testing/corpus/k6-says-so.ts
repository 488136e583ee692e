import { type Case, error, failed, falseGreen, ofOneVu, script, TWICE } from './case.js';

export const k6SaysSo: Case[] = [
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
    ...falseGreen,
    because: /all \d+ requests failed/,
  },
];
