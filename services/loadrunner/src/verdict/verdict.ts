import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { endingOf } from './endings.js';
import { dropped, falseGreens } from './false-greens.js';
import type { RunFacts, StopReason } from './run-facts.js';
import { count, percent, rounded } from './words.js';

export type Judgement = Pick<LoadRunOutcome, 'verdict' | 'exit_code' | 'reasons'>;

const BUSY_CPU_SHARE = 0.9;

const stoppedFor = (reason: StopReason, { allowedSeconds }: RunFacts): Judgement =>
  reason === 'timed_out'
    ? {
        verdict: 'timed_out',
        exit_code: EXIT.timeout,
        reasons: [`k6 was stopped after ${rounded(allowedSeconds)} s, the longest that this run may take`],
      }
    : STOPPED[reason];

const STOPPED: Record<Exclude<StopReason, 'timed_out'>, Judgement> = {
  cancelled: { verdict: 'cancelled', exit_code: EXIT.signal, reasons: ['the run was cancelled, and k6 is gone'] },
  worker_stopped: {
    verdict: 'error',
    exit_code: EXIT.signal,
    reasons: ['the worker was stopped while k6 ran; load is never sent again by itself'],
  },
  worker_lost: {
    verdict: 'error',
    exit_code: EXIT.unknown,
    reasons: ["the run was taken out of this worker's hands"],
  },
  part_ended: {
    verdict: 'error',
    exit_code: EXIT.signal,
    reasons: ['another part of the run ended before its time'],
  },
};

/**
 * `passed` only when it is true. k6 exits with 0 also when every iteration threw, when nothing was sent or nothing reached
 * the target, when all requests of a protocol or all checks failed, when a threshold held over no sample, and when
 * arrivals were dropped. Limits of the house speak where the script sets none.
 */
export function judge(facts: RunFacts): Judgement {
  if (facts.lost !== undefined) return { verdict: 'error', exit_code: EXIT.unknown, reasons: [facts.lost] };
  if (facts.stopped !== null) return stoppedFor(facts.stopped, facts);
  if (facts.exitCode === null)
    return {
      verdict: 'error',
      exit_code: EXIT.unknown,
      reasons: ['k6 was killed by something else than this runner'],
    };
  if (facts.exitCode !== 0) return judgeEnding(facts, facts.exitCode);

  const lies = [...breaches(facts, true), ...falseGreens(facts)];
  const tooSlow = bottlenecks(facts);
  // What is wrong with the target stays wrong, however slow the generator was.
  if (lies.length > 0)
    return { verdict: 'failed', exit_code: EXIT.breached, reasons: [...lies, ...tooSlow, ...interrupted(facts)] };
  if (tooSlow.length > 0) return { verdict: 'invalid', exit_code: EXIT.invalid, reasons: tooSlow };
  return { verdict: 'passed', exit_code: EXIT.passed, reasons: [successOf(facts), ...interrupted(facts)] };
}

function judgeEnding(facts: RunFacts, exitCode: number): Judgement {
  const [verdict, meaning] = endingOf(exitCode, facts);
  const breached = breaches(facts, false);
  if (exitCode === EXIT.breached && breached.length > 0) {
    const all = [...breached, ...breaches(facts, true), ...falseGreens(facts), ...interrupted(facts)];
    return { verdict, exit_code: exitCode, reasons: all };
  }
  // No number says more than k6's own words.
  return { verdict, exit_code: exitCode, reasons: [[meaning, ...facts.errors.slice(0, 1)].join(': '), ...breached] };
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

/** Not a fault: a test that lasts for a time ends in the middle of its iterations. But who counts them should know. */
function interrupted({ iterationsBegun, iterations }: RunFacts): string[] {
  const cut = iterationsBegun - iterations;
  if (cut <= 0) return [];
  if (iterations === 0)
    return [`no iteration came to its end: ${cut === 1 ? 'the one' : `all ${cut}`} that began ${cut === 1 ? 'was' : 'were'} interrupted by the end of the test`]; // prettier-ignore
  return [
    `${count(cut, 'iteration')} of ${iterationsBegun} ${cut === 1 ? 'was' : 'were'} interrupted by the end of the test`,
  ];
}

function successOf(facts: RunFacts): string {
  const own = facts.thresholds.filter(({ house }) => house !== true).length;
  const house = facts.thresholds.length - own;
  const kept = own === 0 ? 'there is no threshold to breach' : `${count(own, 'threshold')} held`;
  const byHouse = house === 0 ? '' : ` and ${count(house, 'house limit')} held`;
  const all = Object.values(facts.requests);
  const [made, failed] = [sum(all.map(({ requests }) => requests)), sum(all.map((counted) => counted.failed))];
  const checks =
    facts.checksFailed === 0
      ? ''
      : `, ${facts.checksFailed} of ${count(facts.checksFailed + facts.checksPassed, 'check')} failed`;
  return `${kept}${byHouse} over ${count(made, 'request')}, ${failed} failed${checks}`;
}

/** Thresholds that are breached by what was measured: those of the house, or those of the script. */
const breaches = ({ thresholds, silentCounters, judgedByStatus }: RunFacts, ofHouse: boolean): string[] =>
  thresholds
    .filter(({ ok, house }) => !ok && (house === true) === ofHouse)
    .filter(({ metric, samples }) => samples > 0 || silentCounters.includes(metric))
    .map((threshold) => breachOf(threshold) + byStatus(threshold, judgedByStatus));

function breachOf({ metric, limit, measured, samples, house }: RunFacts['thresholds'][number]): string {
  const whose = house === true ? ' of the house (the script sets no limit on it)' : '';
  const value = measured === null ? 'nothing' : rounded(measured);
  return `${metric} ${limit}${whose} was breached: measured ${value} over ${count(samples, 'sample')}`;
}

/** Nobody finds in k6's own numbers what k6 did not judge. */
const byStatus = ({ metric, house }: RunFacts['thresholds'][number], judgedByStatus: number): string =>
  house === true && metric === 'http_req_failed' && judgedByStatus > 0
    ? `, ${judgedByStatus} of them judged by their status: the script has no response callback for them`
    : '';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
