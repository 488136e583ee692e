import { describe, expect, it } from '@jest/globals';
import type { RunFacts } from './run-facts.js';
import { judge } from './verdict.js';

const held = { metric: 'time_ms', limit: 'p(95)<100', measured: 20, margin: 80, samples: 50, ok: true, worst: null };

const nothing = { requests: 0, failed: 0 };
/** What the iterations sent by HTTP, and nothing else. */
const sent = (requests: number, failed = 0) => ({ http: { requests, failed }, ws: nothing, grpc: nothing });

/** Facts of a run that truly passed, changed by what a test is about. */
const facts = (changed: Partial<RunFacts> = {}): RunFacts => ({
  exitCode: 0,
  stopped: null,
  allowedSeconds: 60,
  thresholds: [held],
  silentCounters: [],
  requests: sent(50),
  silentGrpc: false,
  judgedByStatus: 0,
  requestsAround: 0,
  elsewhere: null,
  iterations: 50,
  iterationsBegun: 50,
  droppedIterations: 0,
  checksPassed: 50,
  checksFailed: 0,
  exceptions: 0,
  exhausted: false,
  cpuShare: 0.2,
  errors: [],
  ...changed,
});

it('calls a browser that is not there an error, and not a verdict on the target', () => {
  const missing = 'error building browser on IterStart: finding browser executable: no chromium';
  expect(judge(facts({ exitCode: 108, errors: [missing] }))).toMatchObject({
    verdict: 'error',
    exit_code: 108,
    reasons: [expect.stringContaining('could not start a browser')],
  });
});

describe('a passed run', () => {
  it('says what held and over how much', () => {
    expect(judge(facts())).toEqual({
      verdict: 'passed',
      exit_code: 0,
      reasons: ['1 threshold held over 50 requests, 0 failed'],
    });
  });

  it('tolerates one dropped arrival in a hundred', () => {
    expect(judge(facts({ iterations: 99, iterationsBegun: 99, droppedIterations: 1, exhausted: true })).verdict).toBe(
      'passed',
    );
  });

  it('tolerates an error counter that nobody incremented', () => {
    const errors = {
      metric: 'errors',
      limit: 'count<1',
      measured: null,
      margin: null,
      samples: 0,
      ok: true,
      worst: null,
    };
    expect(judge(facts({ thresholds: [held, errors], silentCounters: ['errors'] })).verdict).toBe('passed');
  });
});

describe('an exit code of 0 that is not true', () => {
  it.each<[string, Partial<RunFacts>, string]>([
    [
      'every iteration threw',
      { exceptions: 50, errors: ['Error: boom'] },
      '50 exceptions in 50 iterations: Error: boom',
    ],
    ['every request failed', { requests: sent(50, 50) }, 'all 50 requests failed'],
    [
      'no request was made',
      { requests: sent(0), iterationsBegun: 50 },
      'no request was made over HTTP, WebSockets or gRPC',
    ],
    ['all checks failed', { checksPassed: 0, checksFailed: 50 }, 'all 50 checks failed'],
    [
      'a threshold held over no sample',
      { thresholds: [held, { ...held, metric: 'typo_ms', samples: 0, measured: null }] },
      'typo_ms p(95)<100 held over no sample: typo_ms was never recorded',
    ],
    [
      'arrivals were dropped although virtual users were left',
      { iterations: 10, iterationsBegun: 10, droppedIterations: 40 },
      '40 of 50 iterations were dropped (80 %, at most 1 % may be)',
    ],
  ])('fails with 99 when %s', (_, changed, reason) => {
    expect(judge(facts(changed))).toEqual({ verdict: 'failed', exit_code: 99, reasons: [reason] });
  });

  it('names every reason at once', () => {
    expect(judge(facts({ requests: sent(0), exceptions: 1, iterations: 1, iterationsBegun: 1 })).reasons).toHaveLength(
      2,
    );
  });
});

describe('the iterations', () => {
  it('are judged apart from setup and teardown', () => {
    expect(judge(facts({ requests: sent(0), requestsAround: 3 })).reasons).toEqual([
      'no request was made by the iterations; setup and teardown made 3',
    ]);
  });

  it('are judged by each protocol by itself', () => {
    const requests = { ...sent(50), ws: { requests: 4, failed: 4 }, grpc: { requests: 1, failed: 1 } };
    expect(judge(facts({ requests }))).toEqual({
      verdict: 'failed',
      exit_code: 99,
      reasons: ['all 4 WebSocket handshakes failed', 'all 1 gRPC call failed'],
    });
  });

  it('must have reached the target', () => {
    expect(judge(facts({ elsewhere: '50 went to localhost:8080' })).reasons).toEqual([
      'no request reached the target: 50 went to localhost:8080',
    ]);
  });

  it('must be known as iterations', () => {
    expect(judge(facts({ iterationsBegun: 47 })).reasons).toEqual([
      '3 iterations of 50 had the tags of setup or teardown, so what they sent is not judged',
    ]);
  });

  it('that all were interrupted are held against nobody, and told as what they are', () => {
    expect(judge(facts({ iterations: 0, iterationsBegun: 3 }))).toMatchObject({
      verdict: 'passed',
      reasons: [
        expect.anything(),
        'no iteration came to its end: all 3 that began were interrupted by the end of the test',
      ],
    });
  });

  it('that were interrupted are mentioned and held against nobody', () => {
    expect(judge(facts({ iterationsBegun: 53 }))).toMatchObject({
      verdict: 'passed',
      reasons: [expect.anything(), '3 iterations of 53 were interrupted by the end of the test'],
    });
  });
});

describe('a limit of the house', () => {
  const house = {
    metric: 'checks',
    limit: 'rate>0.95',
    measured: 0.5,
    margin: -0.45,
    samples: 10,
    worst: null,
    house: true,
  };

  it('fails a run that k6 calls a success, and is named as what it is', () => {
    expect(judge(facts({ thresholds: [held, { ...house, ok: false }] }))).toEqual({
      verdict: 'failed',
      exit_code: 99,
      reasons: [
        'checks rate>0.95 of the house (the script sets no limit on it) was breached: measured 0.5 over 10 samples',
      ],
    });
  });

  it('says how much of it k6 did not judge', () => {
    const failed = { ...house, metric: 'http_req_failed', limit: 'rate<0.05', ok: false };
    expect(judge(facts({ thresholds: [failed], judgedByStatus: 4 })).reasons[0]).toMatch(
      /over 10 samples, 4 of them judged by their status: the script has no response callback for them$/,
    );
  });

  it('is no threshold of the script', () => {
    const kept = { ...house, measured: 1, margin: 0.05, ok: true };
    expect(judge(facts({ thresholds: [kept] })).reasons).toEqual([
      'there is no threshold to breach and 1 house limit held over 50 requests, 0 failed',
    ]);
  });
});

describe('an invalid run', () => {
  it('is one whose generator had no virtual user left for its arrivals', () => {
    const judged = judge(facts({ iterations: 10, iterationsBegun: 10, droppedIterations: 40, exhausted: true }));
    expect(judged).toMatchObject({ verdict: 'invalid', exit_code: 3 });
    expect(judged.reasons[0]).toContain('no virtual user left');
  });

  it('is one whose generator was busy itself', () => {
    expect(judge(facts({ cpuShare: 0.95 })).reasons).toEqual([
      "k6 used 95 % of this machine's processors, so its times are not the target's",
    ]);
  });

  it('is still a failed one when the target failed too', () => {
    expect(judge(facts({ cpuShare: 0.95, requests: sent(50, 50) })).verdict).toBe('failed');
  });
});

describe("k6's own exit codes", () => {
  it.each([
    [99, 'failed'],
    [100, 'timed_out'],
    [102, 'timed_out'],
    [104, 'error'],
    [105, 'error'],
    [107, 'error'],
    [108, 'failed'],
    [109, 'error'],
    [110, 'failed'],
    [255, 'error'],
    [42, 'error'],
  ])('keeps %i, which is %s', (exitCode, verdict) => {
    expect(judge(facts({ exitCode }))).toMatchObject({ verdict, exit_code: exitCode });
  });

  it('tells a breach by its numbers', () => {
    const breached = { ...held, measured: 250, margin: -150, ok: false };
    const reasons = ['time_ms p(95)<100 was breached: measured 250 over 50 samples'];
    expect(judge(facts({ exitCode: 99, thresholds: [breached] })).reasons).toEqual(reasons);
  });

  it.each([
    [{ iterationsBegun: 3 }, 'in its teardown: Error: oops'],
    [{ iterationsBegun: 0 }, 'while it was loaded or set up: Error: oops'],
  ])('tells where the script threw: %j', (changed, words) => {
    expect(judge(facts({ exitCode: 107, errors: ['Error: oops'], ...changed })).reasons[0]).toContain(words);
  });

  it('tells a rejected promise of setup as the exception that it is', () => {
    const errors = ['Uncaught (in promise) Error: oops'];
    expect(judge(facts({ exitCode: 255, errors, iterationsBegun: 0 }))).toMatchObject({
      exit_code: 255,
      reasons: ['the script threw an exception in its setup: Uncaught (in promise) Error: oops'],
    });
  });

  it.each([
    ['panic: runtime error: invalid memory address', 'k6 itself panicked'],
    ['fatal error: runtime: cannot allocate memory', 'more memory than K6_MEMORY_MB allows'],
  ])('tells a crash by its last words: %s', (error, words) => {
    expect(judge(facts({ exitCode: 2, errors: [error] })).reasons[0]).toContain(words);
  });

  it("tells an exception in k6's own words", () => {
    const { reasons } = judge(facts({ exitCode: 107, errors: ['Error: bad setup'], requests: sent(5) }));
    expect(reasons[0]).toContain('Error: bad setup');
  });
});

describe('a run that was stopped', () => {
  it('is cancelled whatever k6 exits with', () => {
    for (const exitCode of [0, 99, 105, null])
      expect(judge(facts({ exitCode, stopped: 'cancelled' })).verdict).toBe('cancelled');
  });

  it('is timed out when its plan was exceeded', () => {
    expect(judge(facts({ exitCode: 105, stopped: 'timed_out' }))).toMatchObject({
      verdict: 'timed_out',
      exit_code: 102,
    });
  });

  it('is an error when something else killed k6', () => {
    expect(judge(facts({ exitCode: null }))).toMatchObject({ verdict: 'error', exit_code: 255 });
  });
});
