import { verifyAudit } from '@rehearsal/client/resources/audit';
import type { AuditEntry } from '@rehearsal/contracts/http/audit';
import type { Page } from '@rehearsal/contracts/http/page';
import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { api } from './client.js';
import { keys } from './keys.js';

/** Times as ISO 8601; everything that is left out does not narrow. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly outcome?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEntry>>('/audit', { ...filter, limit: 50, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

export const useVerifyAudit = () => useMutation({ mutationFn: () => verifyAudit(api) });
