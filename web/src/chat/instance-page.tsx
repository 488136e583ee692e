import './chat.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { instanceHeadQuery } from '../api/resources/instances.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ChatScreen } from './chat-screen.js';
import { versionInAddress } from './time/version-of-address.js';

const route = getRouteApi('/inside/instances/$instanceId');

/** The test chat of one instance, whether it belongs to a scenario or to none. */
export const InstancePage = () => {
  const { instanceId } = route.useParams();
  const { version, message } = route.useSearch();
  const navigate = useNavigate({ from: '/instances/$instanceId' });
  const query = useQuery(instanceHeadQuery(instanceId));
  const { scenario_id: scenarioId = null, scenario_name: name = null } = query.data ?? {};
  const goTo = useCallback(
    (next: string | undefined) => {
      if (next !== undefined) void navigate({ params: { instanceId: next } });
      else if (scenarioId !== null) void navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId } });
    },
    [navigate, scenarioId],
  );
  const lookAt = useCallback(
    (next: number | null, isPassing = false) => void navigate({ search: versionInAddress(next), replace: isPassing }),
    [navigate],
  );
  if (query.data)
    return (
      <ChatScreen
        key={instanceId}
        title={
          query.data.kind === 'live'
            ? `Live session of ${query.data.profile.first_name}`
            : (name ?? 'Test user of no scenario')
        }
        scenarioId={scenarioId}
        instanceId={instanceId}
        goTo={goTo}
        version={version}
        linked={message}
        lookAt={lookAt}
      />
    );
  return (
    <Page title="Test chat">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the test user" />}
    </Page>
  );
};
