import type { Actor } from '@rehearsal/contracts/messages/roles';
import type { ApiClient } from './api-client.js';

/** An entry of the audit log, as the API shows it; what the hash chain is made of is left out here. */
export interface AuditEntry {
  id: string;
  at: string;
  actor: Actor;
  action: string;
  kind: 'command' | 'event' | 'access';
  target: string;
  target_id: string;
  outcome: 'requested' | 'applied' | 'refused' | 'denied';
  correlation_id: string;
}

export interface AuditVerification {
  ok: boolean;
  entries: number;
  chains: { chain: string; entries: number; ok: boolean; first_bad?: { n: number; reason: string } | null }[];
  checkpoints?: { enabled: boolean; ok: boolean; detail: string };
}

export const verifyAudit = (api: ApiClient): Promise<AuditVerification> =>
  api.command<AuditVerification>('POST', '/audit/verify');
