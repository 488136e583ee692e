import type { LoadTestTrend, TrendItem } from '@rehearsal/contracts/load/baseline';
import type { LoadRunRecord } from '../load-run.js';
import { likenessKey } from './like.js';

/** The statistics of a metric that a trend shows. */
const SHOWN = ['med', 'p(95)', 'p(99)', 'rate', 'count'];

/** `runs` come newest first; of these, the ones like the newest (or like the one named), the oldest first. */
export function trendOf(
  test: string,
  runs: readonly LoadRunRecord[],
  pinned: ReadonlySet<string>,
  { count, like }: { count: number; like?: string | undefined },
): LoadTestTrend {
  const model = like === undefined ? runs[0] : runs.find(({ id }) => id === like);
  if (!model) return { test, like: null, items: [] };
  const key = likenessKey(model);
  const items = runs.filter((run) => likenessKey(run) === key).slice(0, count);
  const { target, parameters } = model;
  return { test, like: { target, parameters }, items: items.reverse().map((run) => itemOf(run, pinned)) };
}

const itemOf = (run: LoadRunRecord, pinned: ReadonlySet<string>): TrendItem => ({
  run_id: run.id,
  finished_at: run.finished_at ?? run.created_at,
  verdict: run.verdict ?? 'error',
  baseline: pinned.has(run.id),
  script_hash: run.script_hash,
  metrics: Object.fromEntries(
    run.metrics
      .filter(({ type }) => type !== 'gauge')
      .map(({ name, values }) => [
        name,
        Object.fromEntries(Object.entries(values).filter(([key]) => SHOWN.includes(key))),
      ]),
  ),
});
