import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import type { ApiClient } from './api-client.js';

export const verifyAudit = (api: ApiClient): Promise<AuditVerification> =>
  api.command<AuditVerification>('POST', '/audit/verify');
