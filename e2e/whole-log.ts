import { waitFor } from '@rehearsal/testing/wait-for';
import type { AuditVerification, VerificationRecord } from '@rehearsal/contracts/http/audit/audit';
import type { System } from './system.js';

/** Verifies the audit log from its first entry, whatever checkpoints there are. */
export async function verifyWholeLog({ api }: Pick<System, 'api'>): Promise<AuditVerification> {
  const { body: begun } = await api<VerificationRecord>('POST', '/audit/verifications');
  return waitFor(
    'the verification of the whole log',
    async () => (await api<VerificationRecord>('GET', `/audit/verifications/${begun.id}`)).body.result,
    { withinMs: 120_000, everyMs: 200 },
  );
}
