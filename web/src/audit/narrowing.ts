import type { Written } from '@rehearsal/client/query';
import type { AuditFilter } from '@rehearsal/contracts/http/audit/audit';

/** A local moment of a date-time field as the API wants it; half a moment does not narrow. */
const instant = (local: string | undefined): string | undefined => {
  const time = Date.parse(local ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** What an address says of the entries that are meant, as the API takes it. */
export const narrowing = (search: Written<AuditFilter>): Written<AuditFilter> => ({
  ...search,
  since: instant(search.since),
  until: instant(search.until),
});
