import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { csvRow, type Cell } from '@rehearsal/platform/http/csv-row';

const COLUMNS = [
  'at',
  'actor',
  'role',
  'action',
  'outcome',
  'kind',
  'target',
  'target_id',
  'correlation_id',
  'command_id',
  'body',
  'chain',
  'n',
  'recorded_at',
  'body_hash',
  'prev_hash',
  'hash',
] as const;

export const csvHead = csvRow(COLUMNS);

/** What is no text nor number is written as JSON. */
const shown = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' || value === null || value === undefined
    ? value
    : JSON.stringify(value);

/** An entry as a row of CSV. */
export function entryRow(entry: AuditEntry): string {
  const row: Record<string, unknown> = { ...entry, actor: entry.actor.id, role: entry.actor.role };
  return csvRow(COLUMNS.map((column) => shown(row[column])));
}
