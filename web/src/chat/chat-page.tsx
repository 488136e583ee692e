import './chat.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { scenarioQuery } from '../api/resources/scenarios.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ChatScreen } from './chat-screen.js';
import { knownPrimary } from './known-primary.js';
import { versionInAddress } from './time/version-of-address.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/chat');

/** The primary instance is made just after its scenario. */
const UNTIL_MADE_MS = 1000;

export const ChatPage = () => {
  const { scenarioId } = route.useParams();
  const { instance, version } = route.useSearch();
  const navigate = useNavigate({ from: '/scenarios/$scenarioId/chat' });
  const goTo = useCallback(
    (next: string | undefined) => void navigate({ search: next === undefined ? {} : { instance: next } }),
    [navigate],
  );
  const lookAt = useCallback(
    (next: number | null, isPassing = false) => {
      const search = { ...(instance !== undefined && { instance }), ...versionInAddress(next) };
      void navigate({ search, replace: isPassing });
    },
    [navigate, instance],
  );
  const client = useQueryClient();
  const primary = useMemo(() => knownPrimary(client, scenarioId), [client, scenarioId]);
  const known = instance ?? primary;
  const query = useQuery({
    ...scenarioQuery(scenarioId),
    enabled: known === undefined,
    refetchInterval: ({ state }) => (state.data?.primary_instance === null ? UNTIL_MADE_MS : false),
  });
  const instanceId = known ?? query.data?.primary_instance?.id;
  if (instanceId !== undefined)
    return (
      <ChatScreen
        key={instanceId}
        scenarioId={scenarioId}
        instanceId={instanceId}
        goTo={goTo}
        version={version}
        lookAt={lookAt}
      />
    );
  return (
    <Page title={query.data?.name ?? 'Test chat'}>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isSuccess && <Loading what="The primary instance is being made" />}
      {query.isPending && <Loading what="Loading the scenario" />}
    </Page>
  );
};
