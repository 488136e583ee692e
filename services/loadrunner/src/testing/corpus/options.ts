import { error, failed, passed, script, TWICE, type Case } from './case.js';

/** What k6 takes, and refuses, of the options of a script; and how metrics are judged that nobody recorded. */
export const options: Case[] = [
  {
    title: 'a counter of k6 that nobody counted must be 0',
    script: script(`{ ${TWICE}, thresholds: { dropped_iterations: ['count==0'] } }`, 'get()'),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'a counter that nobody counted must not be 7, at most 0 and at least 0',
    script: script(
      `{ ${TWICE}, thresholds: { mine: ['count!=7', 'count<=0', 'count>=0', 'rate<1'] } }`,
      'get()',
      `new Counter('mine');`,
    ),
    ...passed,
    because: /4 thresholds held/,
  },
  {
    title: 'a counter that nobody counted must be more than 0',
    script: script(`{ ${TWICE}, thresholds: { mine: ['count>0'] } }`, 'get()', `new Counter('mine');`),
    ...failed,
    because: /mine count>0 was breached: measured 0 over 0 samples/,
  },
  {
    title: 'no request with a tag must be counted',
    script: script(`{ ${TWICE}, thresholds: { 'http_reqs{kind:a}': ['count==0'] } }`, 'get()'),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'metrics have names of what every object has',
    script: script(
      `{ ${TWICE}, thresholds: { constructor: ['count==4'], toString: ['avg<5'] } }`,
      `get(); mine.add(2); proto.add(1); t.add(3)`,
      `const mine = new Counter('constructor'); const proto = new Gauge('__proto__'); const t = new Trend('toString');`,
    ),
    ...passed,
    because: /2 thresholds held/,
  },
  {
    title: 'samples are larger than any number, and together too large for one',
    script: script(
      `{ ${TWICE}, thresholds: { huge: ['count>0'] } }`,
      `get(); huge.add(1.7e308); g.add(-Infinity); t.add(Infinity); t.add(1)`,
      `const huge = new Counter('huge'); const g = new Gauge('level'); const t = new Trend('time');`,
    ),
    ...passed,
    because: /4 samples of level, time were infinite, and counted as the largest number there is/,
  },
  {
    title: 'a sum is no number, and a limit is one that nothing reaches',
    script: script(
      `{ ${TWICE}, thresholds: { both: ['count!=3'], one: ['count<Infinity', 'count>-inf', 'count!=NaN'] } }`,
      `get(); both.add(Infinity); both.add(-Infinity); one.add(1)`,
      `const both = new Counter('both'); const one = new Counter('one');`,
    ),
    ...passed,
    because: /4 thresholds held/,
  },
  {
    title: 'a gauge is never recorded',
    script: script(`{ ${TWICE}, thresholds: { mine: ['value<1'] } }`, 'get()', `new Gauge('mine');`),
    verdict: 'failed',
    exitCode: 99,
    plain: 0,
    because: /mine value<1 held over no sample/,
  },
  {
    title: 'there are iterations and no virtual users',
    script: script(`{ iterations: 3 }`, 'get()'),
    ...passed,
    because: /3 requests/,
  },
  {
    title: 'there is a duration and no virtual users',
    script: script(`{ duration: '1s' }`, 'get(); sleep(0.3)'),
    ...passed,
    because: /requests, 0 failed/,
  },
  {
    title: 'there are stages and no virtual users',
    script: script(`{ stages: [{ duration: '1s', target: 1 }] }`, 'get(); sleep(0.3)'),
    ...passed,
    because: /requests, 0 failed/,
  },
  {
    title: 'there are to be no virtual users at all',
    script: script(`{ vus: 0, iterations: 3 }`, 'get()'),
    ...error(104),
    because: /number of VUs must be more than 0/,
  },
  {
    title: 'a tag is empty',
    script: script(`{ ${TWICE}, tags: { commit: '' }, thresholds: { http_reqs: ['count==2'] } }`, 'get()'),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'a tag has a name with =',
    script: script(`{ ${TWICE}, tags: { 'a=b': 'c' }, thresholds: { 'http_reqs{a=b:c}': ['count==2'] } }`, 'get()'),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'tags can be told neither by flags nor by a variable',
    script: script(`{ ${TWICE}, tags: { commit: '', at: '10,40' }, thresholds: { http_reqs: ['count==2'] } }`, 'get()'),
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'it is written in TypeScript',
    language: 'ts',
    script: `
import http from 'k6/http';
import { Options } from 'k6/options';
export const options: Options = { ${TWICE} };
export default function (): void { const path: string = '/health'; http.get(__ENV.BASE + path); }`,
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'its options are in a file beside it',
    script: `
import http from 'k6/http';
export const options = JSON.parse(open('./options.json'));
export default function () { http.get(__ENV.BASE + '/health'); }`,
    files: { 'options.json': `{ "vus": 1, "iterations": 2, "thresholds": { "http_reqs": ["count==2"] } }` },
    ...passed,
    because: /1 threshold held/,
  },
  {
    title: 'a file that it opens is not there',
    script: `const data = open('./nowhere.json'); export default function () {}`,
    ...error(107),
    because: /^k6 could not read the script: .*nowhere\.json/,
  },
  {
    title: 'a threshold is a string instead of a list',
    script: script(`{ ${TWICE}, thresholds: { checks: 'rate>0.95' } }`, 'get()'),
    ...error(104),
    because: /^k6 could not read the script: the option "thresholds" holds a text where a list of thresholds/,
  },
  {
    title: 'an executor is unknown',
    script: script(`{ scenarios: { s: { executor: 'sometimes' } } }`, 'get()'),
    ...error(104),
    because: /sometimes/,
  },
  {
    title: 'setup aborts the test',
    script: script(`{ ${TWICE} }`, 'get()', `export function setup() { exec.test.abort('not today') }`),
    verdict: 'failed',
    exitCode: 108,
    because: /not today/,
  },
  {
    title: 'teardown throws',
    script: script(`{ ${TWICE} }`, 'get()', `export function teardown() { throw new Error('could not clean up') }`),
    ...error(107),
    because: /in its teardown: Error: could not clean up/,
  },
  {
    title: 'teardown takes too long',
    script: script(`{ ${TWICE}, teardownTimeout: '300ms' }`, 'get()', `export function teardown() { sleep(5) }`),
    verdict: 'timed_out',
    exitCode: 101,
    because: /teardown/,
  },
  {
    title: 'an iteration prints an error and then throws',
    script: script(`{ ${TWICE} }`, `get(); console.error('printed'); throw new Error('thrown')`),
    verdict: 'failed',
    exitCode: 99,
    plain: 0,
    because: /2 exceptions in 2 iterations: Error: thrown/,
  },
];
