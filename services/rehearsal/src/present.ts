import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import type { RehearsalRunRecord } from './runs/rehearsal-run.js';
import type { ListedRun } from './service.js';

/** The only ways a run becomes JSON. */
export const present = ({ created_at: _, ...run }: RehearsalRunRecord, version: number): RehearsalRunView => ({
  ...run,
  version,
});

export function presentRow(snapshot: Snapshot<ListedRun>): RehearsalRunRow {
  const { created_at: _, ...row } = stateOf(snapshot);
  return { ...row, version: snapshot.seq };
}
