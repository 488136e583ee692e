import { sessionReader } from '@rehearsal/client/resources/sessions';
import { readSession } from '@rehearsal/rehearsing/record/read-session';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** What was said to an instance, as a rehearsal is made of it: read anew each time that somebody looks. Null: nothing. */
export const recordedSessionQuery = (instanceId: string) =>
  queryOptions({
    queryKey: keys.recordedSession(instanceId),
    queryFn: async () => (await readSession(sessionReader(api, instanceId))) ?? null,
    staleTime: Infinity,
    gcTime: 0,
  });
