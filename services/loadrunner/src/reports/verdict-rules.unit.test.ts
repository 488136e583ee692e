import { describe, expect, it } from '@jest/globals';
import type { RunFacts } from '../verdict/run-facts.js';
import { judge } from '../verdict/verdict.js';
import { rulesOf } from './verdict-rules.js';

const nothing = { requests: 0, failed: 0 };
/** What the iterations sent by HTTP, and nothing else. */
const sent = (requests: number, failed = 0) => ({ http: { requests, failed }, ws: nothing, grpc: nothing });

const fine: RunFacts = {
  exitCode: 0,
  stopped: null,
  allowedSeconds: 60,
  thresholds: [{ metric: 'm', limit: 'p(95)<1', measured: 0, margin: 1, samples: 1, ok: true, worst: null }],
  silentCounters: [],
  requests: sent(10),
  silentGrpc: false,
  judgedByStatus: 0,
  requestsAround: 0,
  elsewhere: null,
  iterations: 10,
  iterationsBegun: 10,
  droppedIterations: 0,
  checksPassed: 1,
  checksFailed: 0,
  exceptions: 0,
  exhausted: false,
  cpuShare: 0.1,
  errors: ['Oops'],
};
const brokenBy = (changed: Partial<RunFacts>) => {
  const { verdict, reasons } = judge({ ...fine, ...changed });
  return rulesOf({ state: verdict, verdict, reasons }).filter(({ ok }) => ok === false);
};
const unmeasured = [{ metric: 'm', limit: 'p(95)<1', measured: null, margin: null, samples: 0, ok: true, worst: null }];
const breached = [{ metric: 'm', limit: 'p(95)<1', measured: 2, margin: -1, samples: 1, ok: false, worst: null }];

describe('the rules of a verdict', () => {
  it('are all kept by a run that passed', () => {
    expect(brokenBy({})).toEqual([]);
  });

  it.each<[string, Partial<RunFacts>]>([
    ['no iteration threw an exception', { exceptions: 3 }],
    ['at least one request was made', { requests: sent(0) }],
    ['not every request failed', { requests: sent(1, 1) }],
    ['not every request failed', { requests: { ...sent(5), ws: { requests: 2, failed: 2 } } }],
    ['not every request failed', { requests: { ...sent(5), grpc: { requests: 1, failed: 1 } } }],
    ['not every request failed', { silentGrpc: true }],
    ['a request reached the target', { elsewhere: '2 went to localhost:8080' }],
    ['at least one request was made', { requests: sent(0), requestsAround: 2 }],
    ['no iteration hid what it sent', { iterationsBegun: 7 }],
    ['not every check failed', { checksPassed: 0, checksFailed: 2 }],
    ['every threshold judged at least one sample', { thresholds: unmeasured }],
    ['at most 1 % of the iterations were dropped', { droppedIterations: 5 }],
    ['the load generator kept up', { droppedIterations: 5, exhausted: true }],
    ['the load generator kept up', { cpuShare: 0.95 }],
    ['the run came to its own end', { exitCode: 107 }],
    ['the run came to its own end', { exitCode: null }],
    ['the run came to its own end', { stopped: 'cancelled' }],
    ['the run came to its own end', { stopped: 'timed_out' }],
  ])('name the one that is broken, with the reason: %s', (name, changed) => {
    const broken = brokenBy(changed);
    expect(broken.map((rule) => rule.name)).toEqual([name]);
    expect(broken[0]?.detail).not.toBe('');
  });

  it('are not broken by iterations that the end of the test interrupted', () => {
    expect(brokenBy({ exitCode: 99, thresholds: breached, iterationsBegun: 12 })).toEqual([]);
    expect(brokenBy({ exitCode: 99, thresholds: breached, iterations: 0 })).toEqual([]);
  });

  it('leave breached thresholds to the thresholds', () => {
    expect(brokenBy({ thresholds: breached.map((threshold) => ({ ...threshold, house: true })) })).toEqual([]);
    expect(brokenBy({ exitCode: 99, thresholds: breached })).toEqual([]);
  });

  it('were not asked of a run that did not come to its end', () => {
    const { verdict, reasons } = judge({ ...fine, stopped: 'cancelled' });
    expect(
      rulesOf({ state: 'cancelled', verdict, reasons })
        .slice(1)
        .every(({ ok }) => ok === null),
    ).toBe(true);
    expect(rulesOf({ state: 'running', verdict: null, reasons: [] }).every(({ ok }) => ok === null)).toBe(true);
  });
});
