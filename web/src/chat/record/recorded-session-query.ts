import { sessionReader } from '@rehearsal/client/resources/sessions';
import { readSession } from '@rehearsal/rehearsing/record/read-session';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/**
 * What was said to an instance up to a version, to a message or to now, as a rehearsal is made of it: read anew each time
 * that somebody looks. Null: nothing.
 */
export const recordedSessionQuery = (instanceId: string, upTo: number | string | null) =>
  queryOptions({
    queryKey: keys.recordedSession(instanceId, upTo),
    queryFn: async () => (await readSession(sessionReader(api, instanceId), upTo ?? undefined)) ?? null,
    staleTime: Infinity,
    gcTime: 0,
  });
