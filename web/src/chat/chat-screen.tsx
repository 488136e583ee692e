import { Group, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useLiveInstance } from '../live/use-live-instance.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { PhaseBadge } from '../components/phase-badge.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ChatActions } from './chat-actions.js';
import { ChatContext } from './commands/chat-context.js';
import { DigestBadge } from './digest-badge.js';
import { Conditions } from './instance/conditions.js';
import { InstancesMenu } from './instance/instances-menu.js';
import { StatePanel } from './state/state-panel.js';
import { Talk } from './talk/talk.js';

interface Props {
  readonly scenario: ScenarioView;
  readonly instanceId: string;
}

/** The test chat beside the coach's state, both as they are at the server. */
export const ChatScreen = ({ scenario, instanceId }: Props) => {
  const { query, adopt, reach, loadEarlier, loadActions, watching } = useLiveInstance(instanceId);
  const isNarrow = useMediaQuery('(max-width: 62em)');
  const [side, setSide] = useState('chat');
  const navigate = useNavigate({ from: '/scenarios/$scenarioId/chat' });
  const { data: live, error, refetch } = query;
  const chat = useMemo(
    () =>
      live && {
        scenarioId: scenario.id,
        view: live.view,
        adopt,
        reach,
        loadEarlier,
        loadActions,
        goTo: (instance: string | undefined) => void navigate({ search: instance === undefined ? {} : { instance } }),
      },
    [scenario.id, live, adopt, reach, loadEarlier, loadActions, navigate],
  );
  if (live === undefined || chat === undefined)
    return (
      <Page title={scenario.name}>
        <ProblemAlert error={error} retry={() => void refetch()} />
        {error === null && <Loading what="Loading the conversation" />}
      </Page>
    );
  const { view } = live;
  return (
    <ChatContext value={chat}>
      <Page
        isFilling
        title={scenario.name}
        tabTitle={`Chat: ${scenario.name}`}
        beside={
          <Group gap="xs">
            <InstancesMenu />
            <PhaseBadge phase={view.coach_state.current_phase} />
            <Conditions />
            <DigestBadge live={live} />
            <LivenessBadge watching={watching} />
          </Group>
        }
        actions={<ChatActions />}
      >
        <ProblemAlert error={error} retry={() => void refetch()} />
        {isNarrow && (
          <SegmentedControl
            fullWidth
            mb="sm"
            aria-label="What to show"
            value={side}
            onChange={setSide}
            data={[
              { value: 'chat', label: 'Chat' },
              { value: 'state', label: 'Coach state' },
            ]}
          />
        )}
        <div className="chat-grid">
          {(!isNarrow || side === 'chat') && <Talk />}
          {(!isNarrow || side === 'state') && <StatePanel live={live} />}
        </div>
      </Page>
    </ChatContext>
  );
};
