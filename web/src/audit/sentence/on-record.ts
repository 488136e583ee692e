import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { arrivalIn } from '@rehearsal/client/resources/actors';
import { HOUSE_NAMES } from '../../people/house-names.js';

/** What other entries tell that an entry may be worded with. */
export interface OnRecord {
  /** What people and tokens are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Entries of the same operation. */
  readonly operation: readonly AuditEntry[];
}

/** The text there; nothing where it is erased, of another shape, or empty. */
export function textAt(body: unknown, ...path: readonly (string | number)[]): string | undefined {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The names in the entries that tell of an invitation or a new token. */
export function namesIn(entries: readonly AuditEntry[]): ReadonlyMap<string, string> {
  const arrived = entries.flatMap((entry) => arrivalIn(entry) ?? []);
  return new Map([...HOUSE_NAMES, ...arrived.map(({ id, name }) => [id, name] as const)]);
}

/** Entries by the operation that they belong to; those of none are left out. */
export function byOperation(entries: readonly AuditEntry[]): ReadonlyMap<string, readonly AuditEntry[]> {
  const operations = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    if (entry.correlation_id === '') continue;
    const before = operations.get(entry.correlation_id);
    if (before) before.push(entry);
    else operations.set(entry.correlation_id, [entry]);
  }
  return operations;
}
