import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Points, PointsState } from './points.js';
import { Samples } from './samples.js';

const declared = (name: string, type: string, contains = 'default') =>
  JSON.stringify({ type: 'Metric', data: { name, type, contains, thresholds: [], submetrics: null }, metric: name });
const point = (metric: string, value: number, tags: Record<string, string> = {}, second = 0) =>
  JSON.stringify({ metric, type: 'Point', data: { time: `2030-01-01T00:00:0${second}.123456789Z`, value, tags } });

function given(lines: string[], thresholdKeys: string[] = []): Points {
  const points = new Points(thresholdKeys);
  for (const line of lines) points.read(line);
  return points;
}

describe('Points', () => {
  it('tells points from the text that k6 prints for people', () => {
    const points = new Points([]);
    expect(points.read(declared('http_reqs', 'counter'))).toBe(true);
    expect(points.read('     checks_total.......: 2')).toBe(false);
    expect(points.read('{"broken')).toBe(false);
    expect(points.read('{"level":"info","msg":"a script that prints JSON"}')).toBe(false);
  });

  it('reads a line by its meaning as JSON, and counts what k6 meant to write, wherever in a line it stands', () => {
    const points = new Points([]);
    expect(points.read(` \t${declared('http_reqs', 'counter')}\r`)).toBe(true);
    expect(points.read(point('http_reqs', 1).replace('{', '{ '))).toBe(true);
    expect(points.damagedLines).toBe(0);
    expect(points.read(`x${point('http_reqs', 1).slice(0, 20)}`)).toBe(false);
    expect([points.total('http_reqs'), points.damagedLines]).toEqual([1, 1]);
  });

  it('counts what is infinite, which k6 does not write as JSON, and every number that comes of it is finite', () => {
    const endless = (sign: string) => point('t_ms', 987).replace('987', `${sign}Inf`);
    const points = given([
      declared('t_ms', 'trend'),
      ...[endless('+'), endless('-'), endless('+'), point('t_ms', 1, { name: '"value":+Inf' })],
      ...[declared('c', 'counter'), point('c', 1e308), point('c', 1.7e308)],
    ]);
    const [trend, counter] = ['t_ms', 'c'].map((name) => points.metrics.get(name));
    expect([points.damagedLines, trend?.count, trend?.endless, counter?.endless]).toEqual([0, 4, 3, 0]);
    const numbers = [trend, counter].flatMap((samples) => Object.values(samples?.values(0.1) ?? {}));
    // Endless both ways it has no average.
    expect([numbers.length, numbers.filter((number) => !Number.isFinite(number))]).toEqual([9, []]);
    expect(PointsState.parse(JSON.parse(JSON.stringify(points.state())))).toEqual(points.state());
  });

  it('takes a metric by whatever name a script may give it', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    const points = given(
      names.flatMap((name) => [declared(name, 'counter'), point(name, 2)]),
      ['constructor'],
    );
    expect(names.map((name) => points.total(name))).toEqual([2, 2, 2, 2]);
    expect([points.traffic.requests.http.requests, points.failures.shown().total]).toEqual([0, 0]);
  });

  it('counts streams of gRPC by how they end, and those of which k6 tells no end by whether anything was answered', () => {
    const metrics = ['grpc_streams', 'grpc_streams_msgs_received', 'grpc_req_duration'];
    const on = (url: string, status?: string) => ({ scenario: 'default', url, ...(status && { status }) });
    const [began, answered, ended] = metrics as [string, string, string];
    const { traffic } = given([
      ...metrics.map((name) => declared(name, 'counter')),
      // Two that end, one of them with a fault; one that was left by the script; two that a deadline cut.
      ...[point(began, 1, on('a')), point(answered, 1, on('a')), point(ended, 3, on('a', '0'))],
      ...[point(began, 1, on('b')), point(ended, 3, on('b', '14'))],
      ...[point(began, 1, on('c')), point(answered, 1, on('c')), point(ended, 3, on('c', '1'))],
      ...[point(began, 1, on('d')), point(began, 1, on('d')), point(answered, 1, on('d'))],
      // One that nobody answered, one that was left before, and a call that is no stream.
      ...[point(began, 1, on('e')), point(began, 1, on('f')), point(ended, 3, on('f', '1'))],
      point(ended, 3, on('g', '0')),
    ]);
    expect(traffic.requests.grpc).toEqual({ requests: 8, failed: 3 });
  });

  it('believes of a request what k6 says of it, and no tag that a script may set', () => {
    const tags = { scenario: 'default', url: 'http://h/a', error_code: '1404', status: '404' };
    const said = { ...tags, expected_response: 'true' };
    const { traffic } = given([
      ...[
        declared('http_reqs', 'counter'),
        declared('http_req_duration', 'trend'),
        declared('http_req_failed', 'rate'),
      ],
      ...[point('http_reqs', 1, said), point('http_req_duration', 3, said), point('http_req_failed', 0, said)],
      ...[point('http_reqs', 1, said), point('http_req_duration', 3, said)],
      point('http_reqs', 1, { ...tags, scenario: 'my own' }),
      point('http_reqs', 1, { ...said, group: '::setup', scenario: '' }),
      point('http_reqs', 1, { ...tags, group: '::setup' }),
    ]);
    expect(traffic.requests.http).toEqual({ requests: 4, failed: 3 });
    expect([traffic.around, traffic.rates.http_req_failed]).toEqual([1, { samples: 1, true: 0 }]);
  });

  it('keeps the percentiles of a trend within 0.1 %', () => {
    const lines = Array.from({ length: 1000 }, (_, i) => point('t_ms', i + 1));
    const values =
      given([declared('t_ms', 'trend', 'time'), ...lines])
        .metrics.get('t_ms')
        ?.values(1) ?? {};
    expect(Math.abs((values['p(95)'] ?? 0) - 950)).toBeLessThanOrEqual(1);
    expect(values).toMatchObject({ min: 1, max: 1000, avg: 500.5, count: 1000 });
  });

  it('stays within 0.1 % of any percentile of any samples', () => {
    const values = fc.array(fc.double({ min: 0.001, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.constantFrom(50, 90, 95, 99), (given, percent) => {
        const samples = new Samples('trend', 'time');
        given.forEach((value) => samples.add(value));
        const exact = given.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * given.length) - 1] ?? NaN;
        // Values are kept in whole microseconds.
        expect(Math.abs(samples.percentile(percent) - exact)).toBeLessThanOrEqual(exact * 0.001 + 0.001);
      }),
    );
  });

  it('keeps fractions of a millisecond', () => {
    const values = given([declared('t_ms', 'trend', 'time'), point('t_ms', 0.25)])
      .metrics.get('t_ms')
      ?.values(1);
    expect(values).toMatchObject({ med: 0.25, 'p(99)': 0.25 });
  });

  it('counts checks by name, with their group', () => {
    const points = given([
      declared('checks', 'rate'),
      point('checks', 1, { check: 'ok', group: '::setup' }),
      point('checks', 0, { check: 'ok', group: '' }),
      point('checks', 1, { check: 'ok', group: '::cart' }),
    ]);
    expect([...points.checks.values()]).toEqual([
      { name: 'ok', passes: 1, fails: 1 },
      { name: 'cart / ok', passes: 1, fails: 0 },
    ]);
  });

  it('gives a threshold on tagged samples those samples only', () => {
    const key = 't_ms{scenario:stream}';
    const lines = [
      declared('t_ms', 'trend'),
      point('t_ms', 5, { scenario: 'stream' }),
      point('t_ms', 9, { scenario: 'other' }),
    ];
    expect(given(lines, [key]).judgedBy(key)?.count).toBe(1);
    expect(given(lines.slice(0, 1), [key]).judgedBy(key)).toBeUndefined();
  });

  it('has a row for each second, in order', () => {
    const points = given([
      declared('http_reqs', 'counter'),
      declared('http_req_duration', 'trend', 'time'),
      declared('vus', 'gauge'),
      point('vus', 3, {}, 1),
      point('http_reqs', 1, {}, 1),
      point('http_req_duration', 12, {}, 1),
      point('http_reqs', 1, {}, 0),
      point('http_reqs', 1, {}, 2),
    ]);
    const rows = points.seconds.rows();
    expect(rows.map(({ at, requests }) => [at.slice(17, 19), requests])).toEqual([
      ['00', 1],
      ['01', 1],
      ['02', 1],
    ]);
    expect(rows[1]).toMatchObject({ vus: 3 });
    expect(Math.abs((rows[1]?.p95_ms ?? 0) - 12)).toBeLessThan(0.02);
    expect(rows[2]?.p95_ms).toBeNull();
  });
});
