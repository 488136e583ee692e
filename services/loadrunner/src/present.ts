import { LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load-run';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import type { LoadRunRecord } from './load-run.js';

/** The only way a run becomes JSON. */
export function present(
  record: LoadRunRecord,
  version: number,
  live: Pick<LoadRunView, 'progress' | 'position'>,
): LoadRunView {
  const { created_at, ...run } = record;
  return { ...run, ...live, version };
}

export const presentRow = (snapshot: Snapshot<LoadRunRecord>): LoadRunView =>
  present(stateOf(snapshot), snapshot.seq, { progress: null, position: null });

/** What a worker left in Redis; null for nothing, and for what cannot be read. */
export function readProgress(text: string | null): LoadRunProgress | null {
  return text === null ? null : (LoadRunProgress.safeParse(JSON.parse(text)).data ?? null);
}
