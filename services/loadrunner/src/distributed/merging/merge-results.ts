import type { LoadRunPart } from '@rehearsal/contracts/load/load-run';
import { segmentText } from '../../k6/command.js';
import { Points } from '../../measured/points.js';
import type { Ending, Evidence } from '../../verdict/summary.js';
import type { StopReason } from '../../verdict/run-facts.js';
import type { PartResult } from './part-result.js';

const MAX_ERRORS = 5;

/** What there is to judge of the whole: counters, rates and histograms of all parts, as if one k6 had written them. */
export function mergeEvidence(
  results: readonly PartResult[],
  asked: Pick<Evidence, 'thresholds' | 'target' | 'hosts' | 'houseLimits' | 'importsGrpc'>,
): Evidence {
  const { thresholds } = asked;
  const points = new Points(Object.keys(thresholds));
  for (const result of results) points.absorb(result.points);
  const errors = results.flatMap(({ part, log }) => log.errors.map((error) => `part ${part}: ${error}`));
  const log = {
    exceptions: results.reduce((sum, result) => sum + result.log.exceptions, 0),
    exhausted: results.some((result) => result.log.exhausted),
    errors: errors.slice(0, MAX_ERRORS),
  };
  const elapsedSeconds = Math.max(0, ...results.map((result) => result.elapsedSeconds));
  return { ...asked, points, log, exported: null, elapsedSeconds };
}

/**
 * How the whole ended: as the leader stopped it, else as the first part that did not come to its own end; the others were
 * only stopped because of it.
 */
export function mergeEndings(
  results: readonly PartResult[],
  { stopped, lost }: { stopped: StopReason | null; lost: string | undefined },
): Ending {
  const culprit = results.map(({ ending }) => ending).find(endedByItself);
  return {
    exitCode: culprit ? culprit.exitCode : 0,
    stopped: stopped ?? culprit?.stopped ?? null,
    lost,
    cpuShare: busiest(results),
    allowedSeconds: Math.max(0, ...results.map(({ ending }) => ending.allowedSeconds)),
  };
}

/** Not well, and not because of another part. */
const endedByItself = ({ exitCode, stopped }: PartResult['ending']): boolean =>
  stopped === null ? exitCode !== 0 : stopped === 'timed_out' || stopped === 'worker_stopped';

/** The share of its processors that the busiest machine gave to all of its parts; null where none could be measured. */
function busiest(results: readonly PartResult[]): number | null {
  const byHost = new Map<string, number>();
  for (const { host, ending } of results)
    if (ending.cpuShare !== null) byHost.set(host, (byHost.get(host) ?? 0) + ending.cpuShare);
  return byHost.size === 0 ? null : Math.max(...byHost.values());
}

/** What the run shows of its parts; of one that was lost, what was known before. */
export function showParts(known: readonly LoadRunPart[], results: readonly PartResult[]): LoadRunPart[] {
  return known.map((shown) => {
    const result = results.find(({ part }) => part === shown.part);
    if (!result) return { ...shown, exit_code: null };
    const totalOf = (metric: string) => result.points.metrics[metric]?.sum ?? 0;
    return {
      part: result.part,
      segment: segmentText({ part: result.part, of: known.length }),
      worker_id: result.worker_id,
      host: result.host,
      started_after_ms: Math.round(result.started_after_ms * 10) / 10,
      exit_code: result.ending.exitCode,
      requests: totalOf('http_reqs'),
      iterations: totalOf('iterations'),
    };
  });
}
