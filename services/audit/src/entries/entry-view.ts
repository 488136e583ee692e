import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import type { Entry } from './entry.js';

/** An entry as it is shown. The salt stays inside: with it, an erased body could be guessed from its hash. */
export const entryView = (entry: Entry): AuditEntry => ({
  id: entry._id,
  chain: entry.chain,
  n: entry.n,
  event_id: entry.eventId,
  at: entry.at,
  recorded_at: entry.recordedAt,
  actor: entry.actor,
  action: entry.action,
  kind: entry.kind,
  target: entry.target,
  target_id: entry.targetId,
  outcome: entry.outcome,
  command_id: entry.commandId,
  correlation_id: entry.correlationId,
  body: entry.body === null ? null : (JSON.parse(entry.body) as unknown),
  body_bytes: entry.bodyBytes,
  body_hash: entry.bodyHash,
  prev_hash: entry.prevHash,
  hash: entry.hash,
});
