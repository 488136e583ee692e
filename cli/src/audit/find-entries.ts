import type { Client } from '@rehearsal/client/client';
import type { Written } from '@rehearsal/client/query';
import type { AuditEntry, AuditFilter } from '@rehearsal/contracts/http/audit/audit';
import type { Page } from '@rehearsal/contracts/http/page';

/** As many as one answer may hold. */
const MOST_AT_ONCE = 200;
/** So long is looked further back; whoever wants more goes on from the cursor. */
const LOOKED_FOR_MS = 60_000;

interface Wanted {
  readonly limit: number;
  /** Behind which they are; the newest where it is not given. */
  readonly cursor?: string | undefined;
  /** Told how many there are, each time that more are looked for further back. */
  readonly progress?: (found: number) => void;
  readonly now?: () => number;
}

/**
 * Entries of the audit log, newest first: as many as are wanted, or all up to its end, or what a minute's looking finds. An
 * answer to a search may hold few entries, or none, with more behind it, so that one answer is not all of it.
 */
export async function findEntries(
  api: Pick<Client, 'get'>,
  filter: Written<AuditFilter>,
  { limit, cursor, progress, now = () => performance.now() }: Wanted,
): Promise<Page<AuditEntry>> {
  const items: AuditEntry[] = [];
  const until = now() + LOOKED_FOR_MS;
  for (let behind = cursor; ;) {
    const wanted = Math.min(limit - items.length, MOST_AT_ONCE);
    const page = await api.get<Page<AuditEntry>>('/audit', { ...filter, limit: wanted, cursor: behind });
    items.push(...page.items);
    const { next_cursor } = page;
    if (next_cursor === null || items.length >= limit || now() >= until) return { items, next_cursor };
    behind = next_cursor;
    progress?.(items.length);
  }
}
