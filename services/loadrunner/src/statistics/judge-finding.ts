import type { ComparedStatistic, ComparisonRow, ComparisonVerdict } from '@rehearsal/contracts/load/comparison';
import { shown } from '@rehearsal/contracts/load/units';
import type { Direction } from './direction.js';
import { CONFIDENCE, type Finding } from './findings.js';

/** Changes below `smallest` are never told as better or worse; a change that surely lies below `same` is none. */
interface Matters {
  smallest: number;
  same: number;
}
const QUANTILE: Matters = { smallest: 0.05, same: 0.1 };
const MATTERS: Record<ComparedStatistic, Matters> = {
  p50: QUANTILE,
  p95: QUANTILE,
  p99: QUANTILE,
  // Of pairs of samples: 56 % is what Vargha and Delaney call a small effect.
  all: { smallest: 0.06, same: 0.08 },
  share: { smallest: 0.005, same: 0.01 },
};

/** Nobody feels less, whatever share of a fast answer it is. */
const FELT_MS = 1;

const ALPHA = 1 - CONFIDENCE;

/** `adjusted` is the finding's p-value after the correction for how many were judged; null for one that was not. */
export function judgeFinding(finding: Finding, adjusted: number | null, direction: Direction): ComparisonRow {
  const { metric, statistic, unit, base, run, samples, measured } = finding;
  const verdict = verdictOf(finding, adjusted, direction);
  return {
    metric,
    statistic,
    unit,
    base,
    run,
    change: measured?.change ?? null,
    interval: measured?.interval ?? null,
    p_value: adjusted,
    samples,
    verdict,
    words: wordsOf(finding, adjusted, direction, verdict),
  };
}

function verdictOf(finding: Finding, adjusted: number | null, direction: Direction): ComparisonVerdict {
  const { measured } = finding;
  if (measured === null || adjusted === null) return 'unclear';
  const { smallest, same } = MATTERS[finding.statistic];
  if (adjusted < ALPHA && reaches(finding, measured.change, smallest)) {
    if (direction === null) return 'unclear';
    return measured.change > 0 === (direction === 'higher') ? 'better' : 'worse';
  }
  return measured.interval.some((end) => reaches(finding, end, same)) ? 'unclear' : 'same';
}

function reaches({ statistic, unit, base, run }: Finding, change: number, size: number): boolean {
  const moved = statistic === 'all' ? Math.abs((run ?? 0) - (base ?? 0)) : Math.abs(change) * (base ?? 0);
  return Math.abs(change) >= size && (unit !== 'ms' || moved >= FELT_MS);
}

function wordsOf(
  { metric, statistic, unit, base, run, measured, why }: Finding,
  adjusted: number | null,
  direction: Direction,
  verdict: ComparisonVerdict,
): string {
  const subject = statistic === 'all' ? `all samples of ${metric}` : `${statistic} of ${metric}`;
  if (measured === null) return `${subject}: not judged, ${why ?? 'nothing was measured'}`;
  const points = statistic === 'share' ? ' points' : '';
  const signed = (change: number) => `${change < 0 ? '-' : '+'}${(Math.abs(change) * 100).toFixed(1)} %${points}`;
  const moved =
    statistic === 'all'
      ? `larger than those of the base in ${((measured.change + 0.5) * 100).toFixed(1)} % of pairs`
      : `${shown(base, unit)} -> ${shown(run, unit)}, ${signed(measured.change)}`;
  const [low, high] = measured.interval;
  const range = statistic === 'all' ? '' : ` (95 % interval ${signed(low)} to ${signed(high)})`;
  const undirected = verdict === 'unclear' && direction === null ? '; which way is better is not known' : '';
  return `${subject}: ${moved}${range}, p = ${shownP(adjusted ?? 1)}: ${verdict}${undirected}`;
}

const shownP = (p: number): string => (p < 0.0001 ? '< 0.0001' : p.toPrecision(2));
