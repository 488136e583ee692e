import { describe, expect, it } from '@jest/globals';
import { Failures } from './failures.js';

const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString();
const NOT_FOUND = { method: 'GET', status: '404', error_code: '1404', expected_response: 'false', scenario: 'default' };
const REFUSED = { ...NOT_FOUND, status: '0', error_code: '1212', error: 'dial: connection refused' };
const FINE = { ...NOT_FOUND, status: '200', error_code: '', expected_response: 'true' };
const url = (path: string) => ({ name: `http://h${path}`, url: `http://h${path}` });

const request = (tags: Record<string, string>, second: number) =>
  ({ protocol: 'http', tags, at: at(second), failed: tags.expected_response === 'false' }) as const;

function given(...requests: Record<string, string>[]): Failures {
  const failures = new Failures();
  for (const [second, tags] of requests.entries()) failures.add(request(tags, second));
  return failures;
}

describe('what failed', () => {
  it('is told by outcome and request, most first, with its share, its times and the first as an example', () => {
    const { items, total, others } = given(
      { ...NOT_FOUND, ...url('/a/1?x'), group: '::g' },
      { ...FINE, ...url('/a/2') },
      { ...NOT_FOUND, ...url('/a/3') },
      { ...REFUSED, ...url('/b') },
    ).shown();
    expect([total, others]).toEqual([3, null]);
    expect(items).toEqual([
      {
        kind: 'http',
        outcome: 'HTTP 404',
        method: 'GET',
        name: 'http://h/a/{id}',
        count: 2,
        share: 2 / 3,
        requests: 3,
        first_at: at(0),
        last_at: at(2),
        example: { at: at(0), url: 'http://h/a/1?x', error: null, scenario: 'default', group: '::g' },
      },
      expect.objectContaining({ outcome: 'dial: connection refused', count: 1, share: 1 / 3, requests: 1 }),
    ]);
  });

  it('is by the name that a script gives, and by the words of each protocol', () => {
    const failures = given({ ...NOT_FOUND, name: 'Item' });
    const call = { status: '14', name: 'h:1/a.S/M', url: 'h:1/a.S/M' };
    failures.add({ protocol: 'grpc', tags: call, at: at(1), failed: true });
    const socket = { protocol: 'ws', at: at(2) } as const;
    failures.add({ ...socket, tags: { status: '403', url: 'ws://h/socket' }, failed: true });
    failures.add({ ...socket, tags: { status: '101', url: 'ws://h/socket' }, failed: false });
    failures.threw({ at: at(4), message: 'TypeError: x', place: 'at default (script.js:8:8(26))', scenario: null });
    expect(failures.shown().items.map(({ kind, outcome, name, requests }) => [kind, outcome, name, requests])).toEqual([
      ['http', 'HTTP 404', 'Item', 1],
      ['grpc', 'gRPC status 14', 'h:1/a.S/M', 1],
      ['ws', 'HTTP 403', 'ws://h/socket', 2],
      ['exception', 'TypeError: x', 'at default (script.js:8:8(26))', null],
    ]);
  });

  it('stays bounded whatever a script calls its requests, and says how much has no row', () => {
    const failures = given(
      ...Array.from({ length: 5000 }, (_, n) => ({ ...NOT_FOUND, name: `call ${n}`.padEnd(5000) })),
    );
    const { items, total, others } = failures.shown();
    expect([total, items.length, others]).toEqual([5000, 100, { count: 4900, first_at: at(100), last_at: at(4999) }]);
    // How many requests of each name there were is not known any more, and not told.
    expect(items.every(({ requests }) => requests === null)).toBe(true);
    expect(JSON.stringify(failures.state()).length).toBeLessThan(200_000);
  });

  it('is the same when several processes have seen their share of it', () => {
    const requests = [url('/a'), url('/b'), url('/a'), url('/c')].map((where, n) =>
      n % 2 === 0 ? { ...NOT_FOUND, ...where } : { ...FINE, ...where },
    );
    const whole = given(...requests);
    const parts = [1, 0].map((odd) => {
      const part = new Failures();
      for (const [second, tags] of requests.entries()) if (second % 2 === odd) part.add(request(tags, second));
      return part;
    });
    const merged = new Failures();
    for (const part of parts) merged.absorb(part.state());
    expect(merged.shown()).toEqual(whole.shown());
  });

  it('does not hold what is to be cleared from it', () => {
    const failures = given({ ...NOT_FOUND, ...url('/a?session=not-a-known-word-9876') });
    failures.clear((text) => text.replaceAll('not-a-known-word-9876', '[redacted]'));
    expect(failures.shown().items).toMatchObject([{ count: 1, example: { url: 'http://h/a?session=[redacted]' } }]);
  });
});
