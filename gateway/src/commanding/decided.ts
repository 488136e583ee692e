import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import { keyReused, type CommandIdentity } from './commands.js';

/**
 * Whether a request has come before under its key and was decided: what it was made from may have changed since then, and
 * is not looked for again. Throws where the key was used for another request.
 */
export async function isDecided(owner: OwnerClient, aggregateId: string, identity: CommandIdentity): Promise<boolean> {
  if (identity.hash === undefined) return false;
  const path = `/operations/${aggregateId}/${identity.id}`;
  const decided = await unlessNotFound(owner.get<{ status: string; command_hash: string | null }>(path));
  if (!decided) return false;
  if (decided.command_hash !== identity.hash) throw keyReused();
  return decided.status === 'applied';
}
