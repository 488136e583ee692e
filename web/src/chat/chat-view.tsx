import './bar/bar.css';
import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { Page } from '../components/page.js';
import type { LiveInstance } from '../live/instance-feed.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import type { Watching } from '../live/use-room.js';
import { ChatActs } from './bar/chat-acts.js';
import { Watchers } from './bar/watchers.js';
import { DigestBadge } from './bar/digest-badge.js';
import { PhaseRail } from './bar/phase-rail.js';
import { useChat } from './commands/chat-context.js';
import { Conditions } from './instance/conditions.js';
import { InstanceLabel } from './instance/instance-label.js';
import { InstancesMenu } from './instance/instances-menu.js';
import { EVERYTHING } from './state/parts.js';
import { StatePanel } from './state/state-panel.js';
import { countOf } from './state/unseen.js';
import { useParts } from './state/use-parts.js';
import { Talk } from './talk/talk.js';

interface Props {
  readonly title: string;
  readonly live: LiveInstance;
  /** The version that it has now, whichever is shown. */
  readonly newest: number;
  readonly watching: Watching;
  /** What is to be looked at has not come so far. */
  readonly isComing: boolean;
  /** What went wrong. */
  readonly children: ReactNode;
}

/** The bar, the conversation and the state; on a narrow screen one of the two at a time. */
export const ChatView = ({ title, live, newest, watching, isComing, children }: Props) => {
  const { scenarioId, at, isSearching, setSearching } = useChat();
  const isNarrow = useMediaQuery('(max-width: 62em)');
  const [chosen, setSide] = useState('chat');
  const side = isSearching ? 'chat' : chosen;
  const isStateShown = !isNarrow || side === 'state';
  const parts = useParts(live.changes, at !== null, isStateShown);
  const news = isStateShown || at !== null ? 0 : countOf(parts.unseen, EVERYTHING);
  const turnTo = (next: string) => {
    if (isStateShown) parts.leave();
    setSearching(false);
    setSide(next);
  };
  const { view } = live;
  return (
    <Page
      isFilling
      className="chat-page"
      title={title}
      tabTitle={`Chat: ${title}`}
      beside={
        <div className="chat-facts">
          {scenarioId === null ? <InstanceLabel instance={view} /> : <InstancesMenu scenarioId={scenarioId} />}
          <PhaseRail phase={view.coach_state.current_phase} />
          <Conditions />
          <DigestBadge live={live} />
          <LivenessBadge watching={watching} />
          <Watchers />
        </div>
      }
      actions={<ChatActs />}
    >
      {children}
      {isNarrow && (
        <SegmentedControl
          fullWidth
          mb="xs"
          aria-label="What to show"
          value={side}
          onChange={turnTo}
          data={[
            { value: 'chat', label: 'Chat' },
            { value: 'state', label: news === 0 ? 'Coach state' : `Coach state (${news} new)` },
          ]}
        />
      )}
      <div className="chat-grid" data-past={at === null ? undefined : true} aria-busy={isComing}>
        {(!isNarrow || side === 'chat') && <Talk />}
        {isStateShown && <StatePanel live={live} newest={newest} parts={parts} />}
      </div>
    </Page>
  );
};
