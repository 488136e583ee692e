import type { OwnedScenarioRow, Scenario } from '@rehearsal/contracts/scenario/scenario';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import type { ScenarioLookUp } from './look-up.js';
import type { ScenarioRecord } from './scenario.js';

/** What its authors wrote, and when: how it was rehearsed is for lists, and would change beneath its version. */
export const present = ({ last_runs: _, ...scenario }: ScenarioRecord): Scenario => scenario;

/** A list row, of a snapshot read without its template and rehearsals: what the look-up has instead, so a list carries no transcript. */
export function presentRow(snapshot: Snapshot<ScenarioRecord>): OwnedScenarioRow {
  const { current_phase, counts, rehearsals } = snapshot.look_up as ScenarioLookUp;
  const { template: _, last_runs = [], ...row } = stateOf(snapshot);
  return { ...row, current_phase, counts, rehearsals, last_runs };
}
