import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';

/** A list row, of a snapshot read without its template: the look-up's counts instead, so a list carries no transcript. */
export const presentRow = (snapshot: Snapshot<Scenario>) => ({ ...stateOf(snapshot), ...snapshot.look_up });
