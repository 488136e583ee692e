import type { Client } from '@rehearsal/client/client';
import { beginVerification, followVerification } from '@rehearsal/client/resources/audit';
import type { AuditVerification } from '@rehearsal/contracts/http/audit/audit';

/** Nothing is measured of a log that does not hold. */
export function holding(found: AuditVerification): AuditVerification {
  if (!found.ok) throw new Error(`the audit log does not verify: ${JSON.stringify(found).slice(0, 2000)}`);
  return found;
}

/** All of the log, followed to its end. */
export const verifyWhole = async (client: Client): Promise<AuditVerification> =>
  holding(await followVerification(client, await beginVerification(client)));
