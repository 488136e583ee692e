import { z } from 'zod';
import type { LoadRunOutcome, Verdict } from '@rehearsal/contracts/load/load-run';

/**
 * Why we stopped k6: somebody cancelled the run, it ran longer than its plan, this worker was told to stop, the run was
 * taken out of this worker's hands, or another part of it ended before its time.
 */
export const StopReason = z.enum(['cancelled', 'timed_out', 'worker_stopped', 'worker_lost', 'part_ended']);
export type StopReason = z.infer<typeof StopReason>;

/** What is known of a k6 that has ended. */
export interface RunFacts {
  /** Null when a signal ended k6 before it could exit. */
  exitCode: number | null;
  /** Why we stopped it, if we did. */
  stopped: StopReason | null;
  /** Of a run in parts: which of them nobody knows the end of, in words. */
  lost?: string | undefined;
  /** After how many seconds it would have been stopped. */
  allowedSeconds: number;
  thresholds: LoadRunOutcome['thresholds'];
  /** Keys of thresholds on counters that set an upper bound only: for them no sample means 0, which is a measurement. */
  silentCounters: readonly string[];
  requests: number;
  failedRequests: number;
  iterations: number;
  droppedIterations: number;
  checksPassed: number;
  checksFailed: number;
  exceptions: number;
  /** k6 said that it had no virtual user left for an arrival. */
  exhausted: boolean;
  /** Share of the machine that k6 itself used, 0 to 1; null where it cannot be measured. */
  cpuShare: number | null;
  /** The first error messages of the log. */
  errors: readonly string[];
}

export type Judgement = Pick<LoadRunOutcome, 'verdict' | 'exit_code' | 'reasons'>;

const MAX_DROPPED_SHARE = 0.01;
const BUSY_CPU_SHARE = 0.9;

/** k6's code for thresholds, and ours for a success that is not true. */
export const EXIT_BREACHED = 99;
const EXIT_INVALID = 3;
const EXIT_SIGNAL = 105;
const EXIT_TIMEOUT = 102;
const EXIT_NOTHING_KNOWN = 255;

const stoppedFor = (reason: StopReason, { allowedSeconds }: RunFacts): Judgement =>
  reason === 'timed_out'
    ? {
        verdict: 'timed_out',
        exit_code: EXIT_TIMEOUT,
        reasons: [`k6 was stopped after ${rounded(allowedSeconds)} s, the longest that this run may take`],
      }
    : STOPPED[reason];

const STOPPED: Record<Exclude<StopReason, 'timed_out'>, Judgement> = {
  cancelled: { verdict: 'cancelled', exit_code: EXIT_SIGNAL, reasons: ['the run was cancelled, and k6 is gone'] },
  worker_stopped: {
    verdict: 'error',
    exit_code: EXIT_SIGNAL,
    reasons: ['the worker was stopped while k6 ran; load is never sent again by itself'],
  },
  worker_lost: {
    verdict: 'error',
    exit_code: EXIT_NOTHING_KNOWN,
    reasons: ["the run was taken out of this worker's hands"],
  },
  part_ended: {
    verdict: 'error',
    exit_code: EXIT_SIGNAL,
    reasons: ['another part of the run ended before its time'],
  },
};

/** k6's exit codes other than 0: which verdict each is, and what it means in words. */
const ENDINGS: Record<number, readonly [Verdict, string]> = {
  2: ['error', 'k6 crashed, as it does when it needs more memory than K6_MEMORY_MB allows'],
  97: ['error', 'the cloud run failed'],
  98: ['error', 'the cloud run could not be followed'],
  99: ['failed', 'thresholds were breached'],
  100: ['timed_out', 'setup took too long'],
  101: ['timed_out', 'teardown took too long'],
  102: ['timed_out', 'k6 ran into a timeout'],
  103: ['error', 'k6 was stopped through its REST API'],
  104: ['error', 'the options of the script are wrong'],
  105: ['error', 'k6 was stopped by a signal that nobody here sent'],
  106: ['error', 'k6 could not start its REST API'],
  107: ['error', 'the script threw an exception while it was loaded or set up'],
  108: ['failed', 'the script aborted the test'],
  109: ['error', 'k6 itself crashed'],
  110: ['failed', 'the script marked the test as failed'],
  255: ['error', 'k6 refused its arguments or could not read a file'],
};

/**
 * `passed` only when it is true. k6 exits with 0 also when every iteration threw, when nothing was sent, when all
 * requests or all checks failed, when a threshold held over no sample, and when arrivals were dropped.
 */
export function judge(facts: RunFacts): Judgement {
  if (facts.lost !== undefined) return { verdict: 'error', exit_code: EXIT_NOTHING_KNOWN, reasons: [facts.lost] };
  if (facts.stopped !== null) return stoppedFor(facts.stopped, facts);
  if (facts.exitCode === null)
    return {
      verdict: 'error',
      exit_code: EXIT_NOTHING_KNOWN,
      reasons: ['k6 was killed by something else than this runner'],
    };
  if (facts.exitCode !== 0) return judgeEnding(facts, facts.exitCode);

  const lies = falseGreens(facts);
  const tooSlow = bottlenecks(facts);
  // What is wrong with the target stays wrong, however slow the generator was.
  if (lies.length > 0) return { verdict: 'failed', exit_code: EXIT_BREACHED, reasons: [...lies, ...tooSlow] };
  if (tooSlow.length > 0) return { verdict: 'invalid', exit_code: EXIT_INVALID, reasons: tooSlow };
  return { verdict: 'passed', exit_code: 0, reasons: [successOf(facts)] };
}

function judgeEnding(facts: RunFacts, exitCode: number): Judgement {
  const [verdict, meaning] = ENDINGS[exitCode] ?? (['error', `k6 exited with the unknown code ${exitCode}`] as const);
  const breached = facts.thresholds.filter(({ ok }) => !ok).map(breachOf);
  if (exitCode === EXIT_BREACHED && breached.length > 0)
    return { verdict, exit_code: exitCode, reasons: [...breached, ...falseGreens(facts)] };
  // No number says more than k6's own words.
  return { verdict, exit_code: exitCode, reasons: [[meaning, ...facts.errors.slice(0, 1)].join(': '), ...breached] };
}

function falseGreens(facts: RunFacts): string[] {
  const { requests, failedRequests, exceptions, checksPassed, checksFailed } = facts;
  const unmeasured = facts.thresholds.filter(
    ({ metric, samples }) => samples === 0 && !facts.silentCounters.includes(metric),
  );
  return [
    ...(exceptions > 0
      ? [
          `${count(exceptions, 'exception')} in ${count(facts.iterations, 'iteration')}: ${facts.errors[0] ?? 'see the log'}`,
        ]
      : []),
    ...(requests === 0 ? ['no request was made'] : []),
    ...(requests > 0 && failedRequests >= requests ? [`all ${count(requests, 'request')} failed`] : []),
    ...(checksFailed > 0 && checksPassed === 0 ? [`all ${count(checksFailed, 'check')} failed`] : []),
    ...unmeasured.map(({ metric, limit }) => `${metric} ${limit} held over no sample: ${metric} was never recorded`),
    ...(facts.exhausted ? [] : dropped(facts)),
  ];
}

function bottlenecks(facts: RunFacts): string[] {
  const busy = facts.cpuShare !== null && facts.cpuShare >= BUSY_CPU_SHARE;
  return [
    ...(facts.exhausted
      ? dropped(facts).map((reason) => `${reason}: k6 had no virtual user left, so the load was less than planned`)
      : []),
    ...(busy
      ? [`k6 used ${percent(facts.cpuShare ?? 0)} of this machine's processors, so its times are not the target's`]
      : []),
  ];
}

function dropped({ droppedIterations, iterations }: RunFacts): string[] {
  const planned = droppedIterations + iterations;
  if (planned === 0 || droppedIterations / planned <= MAX_DROPPED_SHARE) return [];
  return [
    `${droppedIterations} of ${count(planned, 'iteration')} were dropped (${percent(droppedIterations / planned)}, at most 1 % may be)`,
  ];
}

function successOf(facts: RunFacts): string {
  const kept =
    facts.thresholds.length === 0
      ? 'there is no threshold to breach'
      : `${count(facts.thresholds.length, 'threshold')} held`;
  const checks =
    facts.checksFailed === 0
      ? ''
      : `, ${facts.checksFailed} of ${count(facts.checksFailed + facts.checksPassed, 'check')} failed`;
  return `${kept} over ${count(facts.requests, 'request')}, ${facts.failedRequests} failed${checks}`;
}

const breachOf = ({ metric, limit, measured, samples }: RunFacts['thresholds'][number]): string =>
  `${metric} ${limit} was breached: measured ${measured === null ? 'nothing' : rounded(measured)} over ${count(samples, 'sample')}`;

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const rounded = (n: number): string => String(Number(n.toPrecision(4)));
const percent = (share: number): string => `${rounded(share * 100)} %`;
