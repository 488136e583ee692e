import type { CleanupPlan, CleanupProgress } from '@rehearsal/contracts/instance/cleanup';
import type { Client } from '../client.js';

/** Which instances; what is not said narrows nothing. */
export interface CleanupAsked {
  scenario_id?: string;
  tag?: string;
  label?: string;
  older_than?: string;
}

export interface CleanupPlanned extends CleanupPlan {
  total: number;
}

export const planCleanup = (api: Client, asked: CleanupAsked): Promise<CleanupPlanned> =>
  api.command('POST', '/instances/cleanup', { ...asked, dry_run: true });

/** Deletes them and waits for the last; answers how many they were. */
export async function cleanUp(api: Client, asked: CleanupAsked): Promise<number> {
  const { operation } = await api.command<{ operation: { progress: CleanupProgress } }>(
    'POST',
    '/instances/cleanup',
    asked,
  );
  return operation.progress.done;
}
