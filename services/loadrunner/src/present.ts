import { LoadRunProgress, type LoadRunView, type QueuePlace } from '@rehearsal/contracts/load/load-run';
import type { LoadRunRecord } from './load-run.js';

/** The only way a whole run becomes JSON. */
export function present(
  record: LoadRunRecord,
  version: number,
  live: { progress: LoadRunProgress | null; place: QueuePlace },
): LoadRunView {
  const { created_at, ...run } = record;
  return { ...run, progress: live.progress, ...live.place, version };
}

/** What a worker left in Redis; null for nothing, and for what cannot be read. */
export function readProgress(text: string | null): LoadRunProgress | null {
  return text === null ? null : (LoadRunProgress.safeParse(JSON.parse(text)).data ?? null);
}
