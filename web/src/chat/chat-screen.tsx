import { Group, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { LivenessBadge } from '../live/liveness-badge.js';
import { useLiveInstance } from '../live/use-live-instance.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { PhaseBadge } from '../components/phase-badge.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ChatActions } from './chat-actions.js';
import { ChatContext } from './commands/chat-context.js';
import { GonePage, isGone } from './gone-page.js';
import { DigestBadge } from './digest-badge.js';
import { Conditions } from './instance/conditions.js';
import { nameOfInstance } from './instance/instance-name.js';
import { InstancesMenu } from './instance/instances-menu.js';
import { StatePanel } from './state/state-panel.js';
import { NoSuchVersion } from './time/no-such-version.js';
import { usePast } from './time/use-past.js';
import { lookedAt } from './time/version-of-address.js';
import { Talk } from './talk/talk.js';

interface Props {
  readonly title: string;
  /** The scenario that it belongs to; null: to none. */
  readonly scenarioId: string | null;
  readonly instanceId: string;
  /** Goes on with another instance; undefined: with the primary one. */
  readonly goTo: (instanceId: string | undefined) => void;
  /** The version that the address names, as it is written there. */
  readonly version: string | undefined;
  /** Goes on with a version, null for what is now; in place of this address where it is only passed. */
  readonly lookAt: (version: number | null, isPassing?: boolean) => void;
}

/** The test chat beside the coach's state, both as they are at the server. */
export const ChatScreen = ({ title, scenarioId, instanceId, goTo, version, lookAt }: Props) => {
  const { query, adopt, reach, loadEarlier, loadActions, watching } = useLiveInstance(instanceId);
  const isNarrow = useMediaQuery('(max-width: 62em)');
  const [side, setSide] = useState('chat');
  const { data: now, error, refetch } = query;
  const { at, missing } = lookedAt(version, now?.view.version);
  const past = usePast(instanceId, at);
  const live = past.live ?? now;
  const chat = useMemo(
    () =>
      live && {
        scenarioId,
        view: live.view,
        at,
        lookAt,
        adopt,
        reach,
        loadEarlier,
        loadActions,
        goTo,
      },
    [scenarioId, live, at, lookAt, adopt, reach, loadEarlier, loadActions, goTo],
  );
  if (error !== null && isGone(error)) return <GonePage title={title} scenarioId={scenarioId} />;
  if (live === undefined || chat === undefined)
    return (
      <Page title={title}>
        <ProblemAlert error={error} retry={() => void refetch()} />
        {error === null && <Loading what="Loading the conversation" />}
      </Page>
    );
  const { view } = live;
  if (missing !== null)
    return (
      <Page title={title}>
        <NoSuchVersion missing={missing} newest={view.version} onNow={() => lookAt(null, true)} />
      </Page>
    );
  return (
    <ChatContext value={chat}>
      <Page
        isFilling
        title={title}
        tabTitle={`Chat: ${title}`}
        beside={
          <Group gap="xs">
            {scenarioId === null ? (
              <Text size="sm">{nameOfInstance(view)}</Text>
            ) : (
              <InstancesMenu scenarioId={scenarioId} />
            )}
            <PhaseBadge phase={view.coach_state.current_phase} />
            <Conditions />
            <DigestBadge live={live} />
            <LivenessBadge watching={watching} />
          </Group>
        }
        actions={<ChatActions />}
      >
        <ProblemAlert error={error} retry={() => void refetch()} />
        <ProblemAlert error={past.error} retry={past.retry} />
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
        <div className="chat-grid" data-past={at === null ? undefined : true} aria-busy={past.isComing}>
          {(!isNarrow || side === 'chat') && <Talk />}
          {(!isNarrow || side === 'state') && (
            <StatePanel live={live} newest={now?.view.version ?? live.view.version} />
          )}
        </div>
      </Page>
    </ChatContext>
  );
};
