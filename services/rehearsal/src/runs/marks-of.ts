import type { RehearsalRun, RehearsalSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioMark } from '@rehearsal/contracts/scenario/scenario';
import { worstVerdict } from '@rehearsal/rehearsing/verdicts';

interface Shown {
  /** The version that they were all planned from. */
  readonly version: number;
  readonly rehearsals: RehearsalSummary[];
}

/** What a run showed of each scenario in it, by its id; nothing of those of which no rehearsal was judged, nor of files. */
export function marksOf({
  id: run_id,
  rehearsals,
  finished_at: ended_at,
}: Pick<RehearsalRun, 'id' | 'rehearsals' | 'finished_at'>): Map<string, ScenarioMark> {
  const ofScenario = new Map<string, Shown>();
  for (const { source, ...summary } of rehearsals) {
    if (!('scenario_id' in source)) continue;
    const shown = ofScenario.get(source.scenario_id) ?? { version: source.scenario_version, rehearsals: [] };
    ofScenario.set(source.scenario_id, { ...shown, rehearsals: [...shown.rehearsals, summary] });
  }
  const marks = new Map<string, ScenarioMark>();
  for (const [id, { version: scenario_version, rehearsals: shown }] of ofScenario) {
    const verdict = worstVerdict(shown.flatMap((one) => one.verdict ?? []));
    if (verdict === undefined || ended_at === null) continue;
    marks.set(id, { run_id, scenario_version, verdict, ...trialsOf(shown), ended_at });
  }
  return marks;
}

const trialsOf = (shown: readonly RehearsalSummary[]): Pick<ScenarioMark, 'passed' | 'failed' | 'errors'> => ({
  passed: sum(shown.map(({ passed }) => passed)),
  failed: sum(shown.map(({ failed }) => failed)),
  errors: sum(shown.map(({ errors }) => errors)),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
