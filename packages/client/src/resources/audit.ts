import type { AuditVerification, Checkpoint } from '@rehearsal/contracts/http/audit';
import type { Client } from '../client.js';

/** What one request may carry of them; the gateway takes 256 kB. */
const PINNED_AT_ONCE = 20;

/** Verifies the log, also against checkpoints that were kept elsewhere. The first verification that fails is the answer. */
export async function verifyAudit(api: Client, pinned: readonly Checkpoint[] = []): Promise<AuditVerification> {
  let done = 0;
  for (;;) {
    const some = pinned.slice(done, done + PINNED_AT_ONCE);
    const body = some.length === 0 ? undefined : { checkpoints: some };
    const verification = await api.command<AuditVerification>('POST', '/audit/verify', body);
    const { checkpoints } = verification;
    done += some.length;
    if (!verification.ok || done >= pinned.length)
      return { ...verification, checkpoints: { ...checkpoints, pinned: done } };
  }
}

export const takeCheckpoint = (api: Client): Promise<Checkpoint> =>
  api.command<Checkpoint>('POST', '/audit/checkpoints');
