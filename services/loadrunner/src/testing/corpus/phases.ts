import { error, falseGreen, LATENCY, passed, script, TWICE, type Case } from './case.js';

const SETUP = 'export function setup() { get(); }';

/** The iterations are judged apart from setup and teardown, by what became of each request. */
export const phases: Case[] = [
  {
    title: 'only the requests of setup succeed',
    script: script(`{ vus: 1, iterations: 5 }`, `get('/nowhere')`, SETUP),
    ...falseGreen,
    because: /all 5 requests failed/,
  },
  {
    title: 'only setup and teardown send something',
    script: script(`{ ${TWICE} }`, 'sleep(0)', `${SETUP} export function teardown() { get(); }`),
    ...falseGreen,
    because: /no request was made by the iterations; setup and teardown made 2/,
  },
  {
    title: 'the requests of setup fail and those of the iterations do not',
    script: script(LATENCY, 'get()', `export function setup() { get('/nowhere'); }`),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'a group of the iterations is called setup',
    script: script(`{ ${TWICE} }`, `group('setup', () => get('/nowhere'))`, SETUP),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'the whole test has a tag called scenario',
    script: script(`{ ${TWICE}, tags: { scenario: 'mine' } }`, `get('/nowhere')`, SETUP),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'there is no response callback and nothing listens',
    target: 'down',
    script: script(`{ ${TWICE} }`, 'get()', 'http.setResponseCallback(null);'),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'there is no response callback and the target is broken',
    target: 'failing',
    script: script(`{ ${TWICE} }`, 'get()', 'http.setResponseCallback(null);'),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'there is no response callback and the target answers',
    script: script(`{ ${TWICE} }`, 'get()', 'http.setResponseCallback(null);'),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'a 404 is what the script expects',
    script: script(`{ ${TWICE} }`, `get('/nowhere')`, 'http.setResponseCallback(http.expectedStatuses(404));'),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'the script switches off the tags that tell a failure',
    target: 'down',
    script: script(`{ ${TWICE}, systemTags: ['method'] }`, 'get()', 'http.setResponseCallback(null);'),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'there is no response callback and a tag of the script says that all is as expected',
    script: script(
      `{ ${TWICE}, tags: { expected_response: 'true' } }`,
      `get('/nowhere')`,
      'http.setResponseCallback(null);',
    ),
    ...falseGreen,
    because: /all 2 requests failed/,
  },
  {
    title: 'requests have a scenario and a group of their own',
    script: script(
      `{ ${TWICE} }`,
      `http.get(__ENV.BASE + '/nowhere', { tags: { scenario: 'sign-in' } }); http.get(__ENV.BASE + '/a', { tags: { group: '::setup' } })`,
    ),
    ...falseGreen,
    because: /all 4 requests failed/,
  },
  {
    title: 'the iterations have the tags of setup',
    script: script(
      `{ ${TWICE} }`,
      `get(); const { tags } = exec.vu.metrics; tags.group = '::setup'; tags.scenario = ''; get('/nowhere')`,
    ),
    ...falseGreen,
    because: /[12] iterations? of 2 had the tags of setup or teardown/,
  },
  {
    title: 'no iteration comes to its end',
    script: script(
      `{ scenarios: { s: { executor: 'constant-vus', vus: 2, duration: '1s', gracefulStop: '0s' } } }`,
      'get(); sleep(30)',
    ),
    ...passed,
    because: /no iteration came to its end: all 2 that began were interrupted/,
  },
  {
    title: 'every request of a batch fails',
    script: script(`{ ${TWICE} }`, `http.batch([__ENV.BASE + '/a', __ENV.BASE + '/b'])`),
    ...falseGreen,
    because: /all 4 requests failed/,
  },
  {
    title: 'an async setup is rejected',
    script: script(`{ ${TWICE} }`, 'get()', `export async function setup() { throw new Error('no room') }`),
    ...error(255),
    because: /the script threw an exception in its setup: .*no room/,
  },
  {
    title: 'an async teardown is rejected',
    script: script(`{ ${TWICE} }`, 'get()', `export async function teardown() { throw new Error('not clean') }`),
    ...error(255),
    because: /the script threw an exception in its teardown: .*not clean/,
  },
  {
    title: 'a setup returns a function',
    script: script(`{ ${TWICE} }`, 'get()', `export function setup() { return { f: () => 1 } }`),
    ...error(255),
    because: /its setup returned what JSON cannot hold/,
  },
  {
    title: 'the last iterations are interrupted',
    script: script(
      `{ scenarios: { s: { executor: 'constant-vus', vus: 2, duration: '1s', gracefulStop: '0s' } } }`,
      'get(); sleep(exec.vu.iterationInInstance * 30)',
    ),
    ...passed,
    because: /2 iterations of 4 were interrupted/,
  },
];
