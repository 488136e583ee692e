import type { Comparison, ComparisonRow, ComparisonVerdict } from '@rehearsal/contracts/load/comparison';
import { REPLICATES } from './block-bootstrap.js';
import type { Direction } from './direction.js';
import { inSlotsOf, type MetricDistribution, type RunDistribution } from '../measured/distributions.js';
import { CONFIDENCE, findingsOf, type Finding } from './findings.js';
import { holm } from './holm.js';
import { judgeFinding } from './judge-finding.js';

export interface CompareInput {
  /** One run, or several that are taken together. */
  base: readonly RunDistribution[];
  run: RunDistribution;
  /** The same seed gives the same figures. */
  seed: number;
  directionOf: (metric: string, contains: string) => Direction;
}

export type Compared = Pick<Comparison, 'verdict' | 'words' | 'rows' | 'method'>;

/** Parts of a request below k6's `http_req_duration`, and nearly nothing each: they would only blunt the rest. */
const NOT_COMPARED = [
  'http_req_blocked',
  'http_req_connecting',
  'http_req_tls_handshaking',
  'http_req_sending',
  'http_req_receiving',
];

const ORDER: readonly ComparisonVerdict[] = ['worse', 'better', 'unclear', 'same'];

/** Compares metric by metric, corrects for how many were asked, and says in words what came of it. */
export function compareRuns({ seed, directionOf, ...given }: CompareInput): Compared {
  const longest = Math.max(given.run.slotSeconds, ...given.base.map(({ slotSeconds }) => slotSeconds));
  const base = given.base.map((one) => inSlotsOf(longest, one));
  const run = inSlotsOf(longest, given.run);
  const findings: Finding[] = [];
  for (const [metric, after] of run.metrics) {
    const before = base.map(({ metrics }) => metrics.get(metric)).filter((found) => isLike(found, after));
    if (NOT_COMPARED.includes(metric) || before.length < base.length) continue;
    findings.push(...findingsOf(metric, before, after, seed));
  }
  const judged = findings.filter(({ measured }) => measured !== null);
  const adjusted = holm(judged.map(({ measured }) => measured?.pValue ?? 1));
  const rows = findings
    .map((finding) => {
      const place = judged.indexOf(finding);
      const contains = run.metrics.get(finding.metric)?.contains ?? 'default';
      return judgeFinding(finding, adjusted[place] ?? null, directionOf(finding.metric, contains));
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
        (a.p_value ?? 2) - (b.p_value ?? 2) ||
        a.metric.localeCompare(b.metric),
    );
  const method = { confidence: CONFIDENCE, replicates: REPLICATES, seed, judged_rows: judged.length };
  return { ...concluded(rows, findings.filter(({ drifts }) => drifts).length), rows, method };
}

const isLike = (found: MetricDistribution | undefined, after: MetricDistribution): found is MetricDistribution =>
  found?.type === after.type && found.slots.length > 0;

/**
 * One row that is worse makes the run worse, whatever else got better. Rows with too few samples have no say; those that
 * drift (`drifting` of them) leave it unclear.
 */
function concluded(rows: readonly ComparisonRow[], drifting: number): Pick<Comparison, 'verdict' | 'words'> {
  const judged = rows.filter(({ p_value }) => p_value !== null);
  const count = (verdict: ComparisonVerdict) =>
    judged.filter((row) => row.verdict === verdict).length + (verdict === 'unclear' ? drifting : 0);
  if (judged.length === 0) {
    const why = drifting > 0 ? 'the runs drift too much for their length' : 'they share no metric with enough samples';
    return { verdict: 'unclear', words: `Nothing could be judged: ${why}.` };
  }
  const verdict = ORDER.find((candidate) => count(candidate) > 0) ?? 'unclear';
  const counts = ORDER.filter((candidate) => count(candidate) > 0).map((found) => `${count(found)} ${found}`);
  const decisive = rows.filter((row) => row.verdict === verdict && (verdict === 'worse' || verdict === 'better'));
  const most = decisive[0] === undefined ? '' : ` ${decisive[0].words}.`;
  return { verdict, words: `Of ${judged.length + drifting} rows, ${counts.join(', ')}.${most}` };
}
