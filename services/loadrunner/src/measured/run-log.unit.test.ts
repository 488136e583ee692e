import { describe, expect, it } from '@jest/globals';
import type { Thrown } from './failed/failures.js';
import { RunLog } from './run-log.js';

const entry = (changed: object) =>
  JSON.stringify({ level: 'info', msg: 'hello', time: '2030-01-01T00:00:00Z', ...changed });

describe('RunLog', () => {
  it('counts stack traces and keeps each different error once', () => {
    const log = new RunLog();
    for (let i = 0; i < 3; i++)
      log.read(entry({ level: 'error', source: 'stacktrace', msg: 'Error: boom\n\tat default' }));
    expect([log.exceptions, log.errors]).toEqual([3, ['Error: boom']]);
  });

  it('tells whoever listens of each exception: what, where and when, whatever time it gives', () => {
    const thrown: Thrown[] = [];
    const log = new RunLog(['/home/someone'], (one) => thrown.push(one));
    const msg = 'Error: boom\n\tat default (file:///home/someone/src/a.js:8:8(26))\n';
    log.read(entry({ level: 'error', source: 'stacktrace', msg, scenario: 'load' }));
    log.read(entry({ level: 'error', source: 'stacktrace', msg, time: 'no time' }));
    const told = { message: 'Error: boom', place: 'at default (src/a.js:8:8(26))' };
    expect(thrown).toEqual([
      { ...told, at: '2030-01-01T00:00:00.000Z', scenario: 'load' },
      { ...told, at: expect.stringMatching(/^\d{4}-/) as unknown, scenario: null },
    ]);
  });

  it('counts a promise that nobody caught as what it is, and not what a script prints of one', () => {
    const log = new RunLog();
    const rejected = { level: 'error', msg: 'Uncaught (in promise) Error: boom\n\tat default' };
    const ofIteration = { executor: 'shared-iterations', scenario: 'default' };
    log.read(entry({ ...rejected, source: 'console' }));
    log.read(entry({ ...rejected, ...ofIteration }));
    log.read(entry({ ...ofIteration, level: 'error', msg: 'Cannot get a VU', error: 'timeout' }));
    log.read(entry({ ...ofIteration, level: 'warning', msg: 'too late' }));
    expect([log.exceptions, log.errors[0]]).toEqual([1, 'Uncaught (in promise) Error: boom']);
  });

  it('tells an exception before what the script printed', () => {
    const log = new RunLog();
    log.read(entry({ level: 'error', source: 'console', msg: 'printed first' }));
    log.read(entry({ level: 'error', source: 'stacktrace', msg: 'Error: boom\n\tat default' }));
    expect(log.errors).toEqual(['Error: boom', 'printed first']);
  });

  it('says nothing of where this machine keeps a script', () => {
    const log = new RunLog(['/home/someone/loadtests']);
    const msg = 'Error: boom at file:///home/someone/loadtests/src/a.js:3:5(7)';
    expect(log.read(entry({ level: 'error', msg }))).toContain('at src/a.js:3:5(7)');
    expect(log.errors).toEqual(['Error: boom at src/a.js:3:5(7)']);
  });

  it('notices that k6 ran out of virtual users', () => {
    const log = new RunLog();
    log.read(entry({ level: 'warning', msg: 'Insufficient VUs, reached 2 active VUs and cannot initialize more' }));
    expect(log.exhausted).toBe(true);
  });

  it.each([
    'Authorization: Bearer CANARY.x.y',
    '{"Authorization":["Bearer CANARY"]}',
    '{"access_token":"CANARY","expires_in":900}',
    'Set-Cookie: jan_refresh_token=CANARY; Path=/',
    'x-loadtest-token: CANARY',
  ])('shows no secret in %s', (msg) => {
    expect(new RunLog().read(entry({ msg }))).not.toContain('CANARY');
  });

  it('keeps lines that are not JSON as they are', () => {
    expect(new RunLog().read('  checks: 100.00%')).toBe('  checks: 100.00%');
  });

  it('stops keeping lines of a script that prints without end', () => {
    const log = new RunLog();
    const kept = Array.from({ length: 30 }, () => log.read('x'.repeat(1024 * 1024)));
    expect(kept.filter((line) => line !== null).length).toBeLessThan(12);
    expect(kept.at(-1)).toBeNull();
  });
});
