import { falseGreen, passed, script, TWICE, type Case } from './case.js';

/** Load that does not reach the target says nothing about it. */
export const destinations: Case[] = [
  {
    title: 'another server than the target is called',
    beside: 'other',
    script: script(
      `{ ${TWICE} }`,
      `check(http.get('http://' + __ENV.MODEL + '/health'), { ok: (r) => r.status === 200 })`,
    ),
    ...falseGreen,
    because: /no request reached the target: 2 went to 127\.0\.0\.1:\d+/,
  },
  {
    title: 'another server is called beside the target',
    beside: 'other',
    script: script(`{ ${TWICE} }`, `http.get('http://' + __ENV.MODEL + '/health'); get()`),
    ...passed,
    because: /4 requests, 0 failed/,
  },
  {
    title: 'the target is called by another name of this machine',
    script: script(`{ ${TWICE} }`, `http.get(__ENV.BASE.replace('127.0.0.1', 'localhost') + '/health')`),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'the target is called by a name that the script leads there',
    script: script(
      `{ ${TWICE}, hosts: { '*.example.test': '127.0.0.1' } }`,
      `http.get(__ENV.BASE.replace('127.0.0.1', 'shop.example.test') + '/health')`,
    ),
    ...passed,
    because: /2 requests, 0 failed/,
  },
  {
    title: 'a host that is not the target is called and answers nothing',
    script: script(
      `{ ${TWICE}, hosts: { 'shop.example.test': '127.0.0.1:9' } }`,
      `http.get('http://shop.example.test/')`,
    ),
    ...falseGreen,
    because: /no request reached the target: 2 went to shop\.example\.test:80/,
  },
  {
    title: 'requests have names of their own',
    script: script(`{ ${TWICE} }`, `http.get(__ENV.BASE + '/health', { tags: { name: 'GET /health' } })`),
    ...passed,
    because: /2 requests, 0 failed/,
  },
];
