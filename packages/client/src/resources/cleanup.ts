import type {
  CleanupBody,
  FinishedCleanup,
  PlannedCleanup,
} from '@rehearsal/contracts/http/instances/instance-cleanup';
import type { Client } from '../client.js';

/** Which instances; what is not said narrows nothing. */
export type CleanupAsked = Omit<CleanupBody, 'dry_run'>;

export const planCleanup = (api: Client, asked: CleanupAsked): Promise<PlannedCleanup> =>
  api.command('POST', '/instances/cleanup', { ...asked, dry_run: true });

/** Deletes them and waits for the last; answers how many they were. */
export async function cleanUp(api: Client, asked: CleanupAsked): Promise<number> {
  const { operation } = await api.command<FinishedCleanup>('POST', '/instances/cleanup', asked);
  return operation.progress?.done ?? 0;
}
