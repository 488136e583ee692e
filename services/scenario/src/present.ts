import type { OwnedScenarioRow, Scenario } from '@rehearsal/contracts/scenario/scenario';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import type { ScenarioLookUp } from './look-up.js';

/** A list row, of a snapshot read without its template and rehearsals: what the look-up has instead, so a list carries no transcript. */
export function presentRow(snapshot: Snapshot<Scenario>): OwnedScenarioRow {
  const { current_phase, counts, rehearsals } = snapshot.look_up as ScenarioLookUp;
  const { template: _, ...row } = stateOf(snapshot);
  return { ...row, current_phase, counts, rehearsals };
}
