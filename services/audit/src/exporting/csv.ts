import type { AuditEntry } from '@rehearsal/contracts/http/audit';

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

export const csvHead = `${COLUMNS.join(',')}\r\n`;

/** A spreadsheet takes a text that begins so for a formula; behind an apostrophe it is a text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** An entry as a row of RFC 4180. */
export function csvRow(entry: AuditEntry): string {
  const row: Record<string, unknown> = { ...entry, actor: entry.actor.id, role: entry.actor.role };
  return `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
}
