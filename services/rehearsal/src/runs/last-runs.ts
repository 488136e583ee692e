import { LAST_RUNS, type RehearsalMark } from '@rehearsal/contracts/http/rehearsals';
import type { Snapshot } from '@rehearsal/platform/journal/journal';
import type { ListedRun, RunJournal } from '../service.js';

/** So many finished runs are looked through; a rehearsal that none of them had shows nothing. */
const RUNS_LOOKED_AT = 300;

/** What the last runs of rehearsals of these scenarios showed, newest first, by scenario and name. */
export async function lastRunsOf(
  { snapshots }: Pick<RunJournal, 'snapshots'>,
  scenarioIds: readonly string[],
): Promise<(scenarioId: string, rehearsal: string) => RehearsalMark[]> {
  const marks = new Map<string, RehearsalMark[]>();
  const asked = new Set(scenarioIds);
  const found = (await snapshots
    .find(
      { 'rehearsals.source.scenario_id': { $in: [...asked] }, verdict: { $ne: null } },
      {
        projection: { engine: 1, rehearsals: 1, finished_at: 1 },
      },
    )
    .sort({ created_at: -1 })
    .limit(RUNS_LOOKED_AT)
    .toArray()) as Snapshot<ListedRun>[];
  for (const run of found)
    for (const [index, { source, rehearsal, median_ms, verdict, ...shown }] of run.rehearsals.entries()) {
      if (!('scenario_id' in source) || !asked.has(source.scenario_id) || verdict === null) continue;
      const { scenario_id, scenario_version } = source;
      const key = keyOf(scenario_id, rehearsal);
      const earlier = marks.get(key) ?? [];
      marks.set(key, earlier);
      if (earlier.length >= LAST_RUNS) continue;
      const { passed, failed, errors } = shown;
      const counts = { verdict, passed, failed, errors, ...(median_ms !== undefined && { median_ms }) };
      const of = { run_id: run._id, rehearsal: index, scenario_version, engine: run.engine };
      earlier.push({ ...of, ...counts, ended_at: run.finished_at ?? '' });
    }
  return (scenarioId, rehearsal) => marks.get(keyOf(scenarioId, rehearsal)) ?? [];
}

const keyOf = (scenarioId: string, rehearsal: string): string => `${scenarioId}/${rehearsal}`;
