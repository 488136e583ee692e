import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { leadsTo } from '../measured/destination.js';
import type { Points } from '../measured/points.js';
import type { RunLog } from '../measured/run-log.js';
import { FURTHER_DESTINATIONS, type Traffic } from '../measured/traffic.js';
import { boundReasons } from './bound-reasons.js';
import { boundThresholds } from './bound-thresholds.js';
import { numbersOf } from './exported-summary.js';
import { judgeByHouse } from './house-limits.js';
import { judgeThresholds, silentCounters, type ThresholdEvidence } from './judge-thresholds.js';
import type { RunFacts } from './run-facts.js';
import { judge } from './verdict.js';
import { count } from './words.js';

export interface Evidence extends ThresholdEvidence {
  log: Pick<RunLog, 'exceptions' | 'exhausted' | 'errors'>;
  /** Origin under test. */
  target: string;
  /** The script's own `hosts` option: where it leads names to. */
  hosts: Readonly<Record<string, string>>;
  /** Whether the script itself imports `k6/net/grpc`. */
  importsGrpc: boolean;
  /** Whether the limits of the house judge what the script sets no limit on. */
  houseLimits: boolean;
}

export type Ending = Pick<RunFacts, 'exitCode' | 'stopped' | 'cpuShare' | 'allowedSeconds' | 'lost'>;

/** The document of a finished run: thresholds first, then checks, then metrics, and the verdict with its reasons. */
export function summarise(evidence: Evidence, ending: Ending): LoadRunOutcome {
  const { points, log, houseLimits } = evidence;
  const { traffic } = points;
  const own = judgeThresholds(evidence);
  const silent = new Set(silentCounters(evidence));
  const thresholds = [...own, ...(houseLimits ? judgeByHouse(Object.keys(evidence.thresholds), traffic) : [])];
  const checks = [...points.checks.values()];
  const ownBreached = own.some(({ ok, metric, samples }) => !ok && (samples > 0 || silent.has(metric)));
  const judgement = judge({
    ...ending,
    // As k6 would have it: 99 once a threshold is breached by what was measured.
    exitCode:
      evidence.exported === null && ending.exitCode === EXIT.passed && ownBreached ? EXIT.breached : ending.exitCode,
    thresholds,
    silentCounters: [...silent],
    requests: traffic.requests,
    silentGrpc: evidence.importsGrpc && !recordsGrpc(points),
    judgedByStatus: traffic.requests.http.requests - traffic.rates.http_req_failed.samples,
    requestsAround: traffic.around,
    elsewhere: elsewhere(evidence),
    iterations: points.total('iterations'),
    iterationsBegun: traffic.begun,
    droppedIterations: points.total('dropped_iterations'),
    checksPassed: checks.reduce((sum, { passes }) => sum + passes, 0),
    checksFailed: checks.reduce((sum, { fails }) => sum + fails, 0),
    exceptions: log.exceptions,
    exhausted: log.exhausted,
    errors: log.errors,
  });
  const { kept, notes } = boundThresholds(thresholds);
  return {
    ...judgement,
    reasons: [...boundReasons(judgement.reasons), ...notes, ...endless(points)],
    thresholds: kept,
    checks,
    metrics: metricsOf(evidence),
    requests_to: requestsTo(traffic),
  };
}

const recordsGrpc = ({ metrics }: Points): boolean =>
  [...metrics].some(([name, { count: samples }]) => name.startsWith('grpc_') && samples > 0);

/** A sample may be infinite; what is reckoned of it says nothing. */
function endless({ metrics }: Points): string[] {
  const names = [...metrics].filter(([, samples]) => samples.endless > 0).map(([name]) => name);
  if (names.length === 0) return [];
  const samples = [...metrics.values()].reduce((sum, metric) => sum + metric.endless, 0);
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  return [
    `${count(samples, 'sample')} of ${shown} ${samples === 1 ? 'was' : 'were'} infinite, and counted as the largest number there is`,
  ];
}

/** Null as soon as one request of the iterations went to the target, or to where k6 does not tell. */
function elsewhere({ points, target, hosts }: Evidence): string | null {
  const sent = Object.entries(points.traffic.destinations).filter(([, { by_iterations }]) => by_iterations > 0);
  const untold = (to: string) => to === '' || to === FURTHER_DESTINATIONS;
  if (sent.length === 0 || sent.some(([to]) => untold(to) || leadsTo(target, to, hosts))) return null;
  return sent.map(([to, { by_iterations }]) => `${by_iterations} went to ${to}`).join(', ');
}

const requestsTo = ({ destinations }: Traffic): LoadRunOutcome['requests_to'] =>
  Object.entries(destinations)
    .map(([to, { requests, failed }]) => ({ destination: to === '' ? null : to, requests, failed }))
    .sort((a, b) => b.requests - a.requests);

function metricsOf({ points, exported, elapsedSeconds }: Evidence): LoadRunOutcome['metrics'] {
  return [...points.metrics]
    .filter(([, samples]) => samples.count > 0)
    .map(([name, samples]) => {
      // k6's own values where it gives them: ours are within 0.1 %.
      const values = { ...samples.values(elapsedSeconds), ...numbersOf(exported?.metrics[name]) };
      return { name, type: samples.type, contains: samples.contains, values, samples: samples.count };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
