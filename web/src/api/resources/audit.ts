import { actorsNamed } from '@rehearsal/client/resources/actors';
import { beginVerification, cancelVerification, verifyAudit } from '@rehearsal/client/resources/audit';
import type { Written } from '@rehearsal/client/query';
import type {
  AuditFilter,
  AuditPage,
  VerificationFilter,
  VerificationRecord,
} from '@rehearsal/contracts/http/audit/audit';
import type { Page, PageQuery } from '@rehearsal/contracts/http/page';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

export const auditQuery = (filter: Written<AuditFilter>) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditPage>('/audit', { ...filter, limit: 50, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

/** How many entries of an operation are told at once. */
export const MOST_TOLD = 200;

/** All that one operation left in the log, newest first; a cleanup of hundreds of instances may leave more. */
export const operationQuery = (correlationId: string) =>
  queryOptions({
    queryKey: keys.auditedOperation(correlationId),
    queryFn: ({ signal }) =>
      api.get<AuditPage>('/audit', { correlation_id: correlationId, limit: MOST_TOLD }, { signal }),
  });

/** People and tokens by the words of their names; those that came last without any. A further page goes further back. */
export const actorsQuery = (words: string) =>
  infiniteQueryOptions({
    queryKey: keys.actors(words),
    queryFn: ({ pageParam, signal }) => actorsNamed(api, words, { until: pageParam ?? undefined, asked: { signal } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.looked_back_to,
    placeholderData: keepPreviousData,
  });

/** Of what came behind the last checkpoint. */
export const useVerifyAudit = () => useMutation({ mutationFn: () => verifyAudit(api) });

const ASK_EVERY_MS = 1000;

/** The last verification of all entries, whoever asked for it; null where there was none. */
export const wholeVerificationQuery = queryOptions({
  queryKey: keys.wholeVerification,
  queryFn: async ({ signal }) => {
    const query = { scope: 'whole', limit: 1 } satisfies VerificationFilter & PageQuery;
    const { items } = await api.get<Page<VerificationRecord>>('/audit/verifications', query, { signal });
    return items[0] ?? null;
  },
  refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_EVERY_MS : false),
});

/** What is known of the last one is what was just answered. */
const useKeepRecord = () => {
  const client = useQueryClient();
  return (record: VerificationRecord) => client.setQueryData(wholeVerificationQuery.queryKey, record);
};

export const useVerifyWholeAudit = () => {
  const onSuccess = useKeepRecord();
  return useMutation({ mutationFn: () => beginVerification(api), onSuccess });
};

export const useCancelVerification = () => {
  const onSuccess = useKeepRecord();
  return useMutation({ mutationFn: (id: string) => cancelVerification(api, id), onSuccess });
};
