import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { call, read, withQuery, type Page } from './client.js';
import { keys } from './keys.js';

export const auditOutcomes = ['requested', 'applied', 'refused', 'denied'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

export interface AuditEntry {
  readonly chain: string;
  readonly n: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string; readonly ip?: string };
  readonly action: string;
  /** The aggregate, such as `scenario`. */
  readonly target: string;
  readonly target_id: string;
  readonly outcome: AuditOutcome;
  readonly hash: string;
}

/** Times as ISO 8601; everything that is left out does not narrow. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly outcome?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface AuditVerification {
  readonly ok: boolean;
  readonly entries: number;
  readonly chains: readonly {
    readonly chain: string;
    readonly entries: number;
    readonly ok: boolean;
    readonly first_bad?: { readonly n: number; readonly reason: string } | null;
  }[];
  /** What the chains were compared with, so that a cut end would be seen. */
  readonly checkpoints?: { readonly detail: string };
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: async ({ pageParam, signal }) =>
      (await read(withQuery('/audit', { ...filter, limit: 50, cursor: pageParam }), signal)) as Page<AuditEntry>,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

export const useVerifyAudit = () =>
  useMutation({
    mutationFn: async () =>
      (await (await call('/audit/verify', { method: 'POST', body: {} })).json()) as AuditVerification,
  });
