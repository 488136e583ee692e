import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lintScript } from './lint-script.js';

const loadtests = fileURLToPath(new URL('../../../loadtests/', import.meta.url));
const JSON_HEADERS = `const headers = { 'Content-Type': 'application/json' };`;

const mistakes: [string, string, string, number, number, RegExp][] = [
  ['a variable and a function of one name', `let refreshToken = '';\nfunction refreshToken() {}`, 'declared-twice', 2, 10, /another name/],
  ['an object under a JSON header', `${JSON_HEADERS}\nhttp.post(url, { a: 1 }, { headers });`, 'form-body', 2, 16, /JSON\.stringify/],
  ['an object by a name', `${JSON_HEADERS} const body = { a: 1 };\nhttp.request('POST', url, body, { headers });`, 'form-body', 2, 27, /JSON\.stringify/],
  ['an object under headers that a function makes', `const make = () => ({ 'Content-Type': 'application/json' });\nhttp.post(url, { a: 1 }, { headers: make() });`, 'form-body', 2, 16, /JSON\.stringify/],
  ['a threshold with a unit', `export const options = {\n  thresholds: { a: ['p(95)<2000ms'] } };`, 'threshold', 2, 21, /write 'p\(95\)<2000'/],
  ['a threshold as an object', `export const options = { thresholds: { a: [{ threshold: 'p95<1', abortOnFail: true }] } };`, 'threshold', 1, 57, /p\(95\)<2000/],
  ['checks that nobody judges', `export const options = {};\n  check(r, {});`, 'unjudged-checks', 2, 3, /rate>0\.95/],
  ['a tag of k6 for the whole test', `export const options = { tags: { testid: 'a',\n scenario: 'b' } };`, 'reserved-tag', 2, 2, /test_case/],
  ['broken syntax', `const a = ;`, 'syntax', 1, 11, /syntax/],
]; // prettier-ignore

const innocent: [string, string][] = [
  ['a body that is JSON', `${JSON_HEADERS}\nhttp.post(url, JSON.stringify({ a: 1 }), { headers });`],
  ['a form without a JSON header', `http.post(url, { a: 1 }, { headers: {} });`],
  [
    'a form beside another request that is JSON',
    `http.post(url, { a: 1 }, { tags: { name: 'login' } });\nhttp.post(url, JSON.stringify({}), { headers: { 'Content-Type': 'application/json' } });`,
  ],
  ['a form beside JSON, without parameters', `${JSON_HEADERS}\nhttp.post(url, { a: 1 });`],
  ['a file', `${JSON_HEADERS}\nhttp.post(url, { f: http.file(data) }, { headers });`],
  ['parameters of a get', `${JSON_HEADERS}\nhttp.get(url, { headers });`],
  [
    'every kind of threshold',
    `export const options = { thresholds: { a: ['p(99.9)<=1e3', 'avg < 5', 'rate>0.95'], b: 'count==0', c: [{ threshold: 'value!=1' }] } };`,
  ],
  ['judged checks', `export const options = { thresholds: { 'checks{a:b}': ['rate>0.9'] } };\ncheck(r, {});`],
  ['a tag of one request by such a name', `http.get(url, { tags: { name: 'GET /', status: '200' } });`],
];

describe('the lint of load tests', () => {
  it.each(mistakes)('finds %s at its place, with a remedy', (_, source, rule, line, column, remedy) => {
    const found = lintScript(source);
    expect(found).toMatchObject([{ rule, line, column }]);
    expect(found[0]?.remedy).toMatch(remedy);
  });

  it.each(innocent)('does not mind %s', (_, source) => {
    expect(lintScript(source)).toEqual([]);
  });

  it('goes by the thresholds that k6 found, which may come from a shared file', () => {
    expect(lintScript('check(r, {});', ['checks'])).toEqual([]);
    expect(lintScript('check(r, {});', ['http_req_failed'])).toMatchObject([{ severity: 'warning' }]);
  });

  it('has nothing against the suite, nor its template and example', () => {
    const scripts = readdirSync(`${loadtests}src`).map((name) => `src/${name}`);
    for (const script of [...scripts, 'templates/load-test.js'])
      expect([script, lintScript(readFileSync(`${loadtests}${script}`, 'utf8'))]).toEqual([script, []]);
  });
});
