import { Alert, Button, Text } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo } from 'react';
import { useChat } from '../commands/chat-context.js';
import { isForkable, type ForkPoint } from '../instance/fork-point.js';
import { MessageBubble } from './message-bubble.js';
import type { Outgoing } from './outgoing.js';
import { SpokenText } from './spoken-text.js';
import { StreamingReply } from './streaming-reply.js';
import { TurnFoot } from './turn-foot.js';
import { actionsByMessage, turnWords } from './turn-words.js';
import { useLoadBack } from './use-load-back.js';
import { useStickToEnd } from './use-stick-to-end.js';

interface Props {
  readonly outgoing: readonly Outgoing[];
  /** Offered at every message that a fork can begin after. */
  readonly onFork?: (point: ForkPoint) => void;
}

interface FootProps {
  readonly index: number;
  readonly view: InstanceView;
  readonly done: ReadonlyMap<string, readonly InstanceView['actions'][number][]>;
}

const Foot = ({ index, view: { chat_messages: messages }, done }: FootProps) => {
  const message = messages[index];
  if (message === undefined) return null;
  const actions = done.get(message.id) ?? [];
  return <TurnFoot words={turnWords(messages[index - 1], message, actions)} actions={actions} />;
};

/** All that was said; only what is near the screen is drawn, however long it is. */
export const Conversation = ({ outgoing, onFork }: Props) => {
  const { view, loadEarlier } = useChat();
  const { scroller, content } = useStickToEnd();
  const messages = view.chat_messages;
  const earlier = view.earlier?.messages ?? 0;
  const { isLoading, load } = useLoadBack(scroller, messages[0]?.id, earlier > 0, loadEarlier);
  const user = view.profile.first_name;
  // Its functions are called while drawing and given to no memoized component.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => messages[index]?.id ?? index,
    estimateSize: () => 96,
    overscan: 8,
  });
  const done = useMemo(() => actionsByMessage(view.actions), [view.actions]);
  const failure = view.last_turn?.failure;
  const isEmpty = messages.length === 0 && outgoing.length === 0;
  return (
    <div
      ref={scroller}
      className="conversation"
      role="log"
      aria-label="Conversation"
      aria-busy={view.pending_turns.length > 0}
      tabIndex={0}
    >
      <div ref={content}>
        {isEmpty && (
          <Text c="dimmed" size="sm" ta="center" py="xl">
            Nothing was said yet. Say something as {user}.
          </Text>
        )}
        {earlier > 0 && (
          <Button variant="subtle" size="compact-sm" fullWidth loading={isLoading} onClick={load}>
            {earlier} earlier {earlier === 1 ? 'message' : 'messages'}
          </Button>
        )}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const message = messages[index];
            return (
              message && (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className="row"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <MessageBubble
                    from={message.role}
                    name={message.role === 'coach' ? 'Coach' : user}
                    at={message.timestamp}
                    number={earlier + index + 1}
                    {...(onFork &&
                      isForkable(message.id) && {
                        onFork: () =>
                          onFork({ after: { after_message_id: message.id }, words: `message ${earlier + index + 1}` }),
                      })}
                  >
                    {message.role === 'coach' ? <SpokenText>{message.content}</SpokenText> : message.content}
                  </MessageBubble>
                  {message.role === 'coach' && <Foot index={index} view={view} done={done} />}
                </div>
              )
            );
          })}
        </div>
        {outgoing.map(({ key, content: text }) => (
          <MessageBubble key={key} from="user" name={user} note="sending…">
            {text}
          </MessageBubble>
        ))}
        <StreamingReply />
        {failure && (
          <Alert color="red" title="The coach could not answer" mt="sm">
            {failure.detail} ({failure.code})
          </Alert>
        )}
      </div>
    </div>
  );
};
