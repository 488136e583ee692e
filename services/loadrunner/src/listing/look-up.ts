import { stateOf, type Journal, type Snapshot } from '@rehearsal/platform/journal/journal';
import type { LoadRunFact } from '@rehearsal/contracts/load/load-run';
import type { LoadRunRecord } from '../load-run.js';

/** Less than anything that is measured: an order by numbers has a place for what was not, which a page can begin behind. */
const UNMEASURED = -1;
/** Longer ones are read where the whole run is. */
const LONGEST_REASON = 300;

const FIGURES = ['duration_s', 'requests_per_s', 'p95_ms', 'failed_share'] as const;
type Figure = (typeof FIGURES)[number];

/** What lists show of a run, and order it by, of all that was measured: they read none of that. */
export type LoadRunLookUp = Readonly<Record<Figure, number>> & { readonly reason: string | null };

export function lookUp({ reasons, metrics, started_at, finished_at }: LoadRunRecord): LoadRunLookUp {
  const valueOf = (metric: string, statistic: string) =>
    metrics.find(({ name }) => name === metric)?.values[statistic] ?? UNMEASURED;
  const isOver = started_at !== null && finished_at !== null;
  return {
    reason: shortened(reasons[0] ?? null),
    duration_s: isOver ? (Date.parse(finished_at) - Date.parse(started_at)) / 1000 : UNMEASURED,
    requests_per_s: valueOf('http_reqs', 'rate'),
    p95_ms: valueOf('http_req_duration', 'p(95)'),
    failed_share: valueOf('http_req_failed', 'rate'),
  };
}

const shortened = (reason: string | null): string | null =>
  reason !== null && reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason;

/** A number of a look-up as people get it; null too where a runner of an older version wrote none. */
export const measured = (value: number | undefined): number | null =>
  value === undefined || value === UNMEASURED ? null : value;

/** One index for each filter, which ends in the order of the list; and one for each further order. */
const INDEXES = [
  ...['name', 'target', 'requested_by'].map((field) => ({ [field]: 1, created_at: -1, _id: -1 }) as const),
  ...['name', 'state', 'target', 'requested_by'].map((field) => ({ [field]: 1, _id: 1 }) as const),
  ...FIGURES.map((figure) => ({ [`look_up.${figure}`]: 1, _id: 1 }) as const),
];

/** The index of the newest is made when every snapshot has its look-up, and says so. */
export async function ensureLookUps({ snapshots }: Journal<LoadRunRecord, LoadRunFact>): Promise<void> {
  for (const fields of INDEXES) await snapshots.createIndex(fields, { name: Object.keys(fields).join('_then_') }, {});
  if (await snapshots.indexExists('newest_first')) return;
  for await (const snapshot of snapshots.find()) {
    const { _id, seq } = snapshot as Snapshot<LoadRunRecord>;
    await snapshots.updateOne(
      { _id, seq },
      { $set: { look_up: lookUp(stateOf(snapshot as Snapshot<LoadRunRecord>)) } },
    );
  }
  await snapshots.createIndex({ created_at: -1, _id: -1 }, { name: 'newest_first' }, {});
}
