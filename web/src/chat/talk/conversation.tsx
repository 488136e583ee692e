import { Button, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, type ReactNode } from 'react';
import { useChat } from '../commands/chat-context.js';
import { isSaid, type ForkPoint } from '../commands/fork-point.js';
import type { RecordPoint } from '../record/record-point.js';
import { beginsDay, dayWords } from './days.js';
import type { Linked } from './linked/use-linked.js';
import { useMessageLink } from './linked/use-message-link.js';
import { MessageActs } from './message-acts.js';
import { MessageBubble } from './message-bubble.js';
import { OutgoingBubble, type Unsent } from './sending/outgoing-bubble.js';
import { useHighlight } from './search/use-highlight.js';
import type { Search } from './search/use-search.js';
import { SpokenText } from './spoken-text.js';
import { StreamingReply } from './streaming-reply.js';
import { TurnFoot } from './turns/turn-foot.js';
import { actionsByMessage } from './turns/turn-words.js';
import { useKnownTurns } from './turns/use-known-turns.js';
import { useIsPrinted } from './print/use-is-printed.js';
import { useLoadBack } from './use-load-back.js';
import { useShowRow } from './search/use-show-row.js';
import { useStickToEnd } from './use-stick-to-end.js';

interface Props {
  readonly unsent: Unsent;
  readonly search: Pick<Search, 'typed' | 'current' | 'unread'>;
  readonly linked: Linked;
  /** Offered at every message that a fork can begin after. */
  readonly onFork?: ((point: ForkPoint) => void) | undefined;
  /** Offered at every message that a rehearsal can end with. */
  readonly onRecord?: ((point: RecordPoint) => void) | undefined;
  /** Below all of it. */
  readonly children: ReactNode;
}

/** What a message takes before it is measured, and what the line of a day adds, in pixels. */
const ROW = 96;
const DAY_LINE = 36;

/** All that was said; only what is near the screen is drawn, however long it is. */
export const Conversation = ({ unsent: { outgoing, ...acts }, search, linked, onFork, onRecord, children }: Props) => {
  const { view, loadEarlier } = useChat();
  const { scroller, content, noteAct, isAtEnd, toLatest } = useStickToEnd();
  const messages = view.chat_messages;
  const earlier = view.earlier?.messages ?? 0;
  const earlierWords = `${earlier} earlier ${earlier === 1 ? 'message' : 'messages'}`;
  // A search and a link have them come by themselves.
  const mayScrollBack = earlier > 0 && search.unread === 0 && linked.state !== 'coming';
  const { isLoading, load } = useLoadBack(scroller, messages[0]?.id, mayScrollBack, loadEarlier);
  const isPrinted = useIsPrinted();
  const user = view.profile.first_name;
  // Its functions are called while drawing and given to no memoized component.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => messages[index]?.id ?? index,
    estimateSize: (index) => ROW + (beginsDay(messages, index, earlier) ? DAY_LINE : 0),
    overscan: isPrinted ? messages.length : 8,
  });
  const sought = search.current ?? linked.id;
  const place = sought === undefined ? -1 : messages.findIndex(({ id }) => id === sought);
  // What is found is shown again where others came before it: a search goes on meanwhile.
  useShowRow(
    rows,
    { place, key: search.current === undefined ? (linked.id ?? '') : `${search.current} ${place}` },
    noteAct,
  );
  const linkOf = useMessageLink();
  useHighlight(content, search.typed);
  const done = useMemo(() => actionsByMessage(view.actions), [view.actions]);
  const drawn = rows.getVirtualItems();
  const turns = useKnownTurns({ first: drawn[0]?.index ?? 0, last: drawn.at(-1)?.index ?? -1 });
  const isEmpty = messages.length === 0 && outgoing.length === 0;
  return (
    <>
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
            <>
              <Button variant="subtle" size="compact-sm" fullWidth loading={isLoading} onClick={load}>
                {earlierWords}
              </Button>
              <p className="on-paper">Not on this paper: {earlierWords}</p>
            </>
          )}
          <div className="rows" style={{ height: rows.getTotalSize() }}>
            {drawn.map(({ key, index, start }) => {
              const message = messages[index];
              const words = `message ${earlier + index + 1}`;
              return (
                message && (
                  <div
                    key={key}
                    ref={rows.measureElement}
                    data-index={index}
                    className="row"
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    {beginsDay(messages, index, earlier) && (
                      <div className="day-line">
                        <span>{dayWords(message.timestamp)}</span>
                      </div>
                    )}
                    <MessageBubble
                      from={message.role}
                      name={message.role === 'coach' ? 'Coach' : user}
                      at={message.timestamp}
                      isFound={message.id === sought}
                      acts={
                        <MessageActs
                          number={earlier + index + 1}
                          role={message.role}
                          text={message.content}
                          linkOf={() => linkOf(message.id)}
                          {...(isSaid(message.id) && {
                            onFork: onFork && (() => onFork({ after: { after_message_id: message.id }, words })),
                            onRecord: onRecord && (() => onRecord({ messageId: message.id, words })),
                          })}
                        />
                      }
                    >
                      {message.role === 'coach' ? <SpokenText>{message.content}</SpokenText> : message.content}
                    </MessageBubble>
                    {message.role === 'coach' && (
                      <TurnFoot
                        said={messages[index - 1]}
                        answered={message}
                        actions={done.get(message.id) ?? []}
                        turn={turns.get(message.id)}
                      />
                    )}
                  </div>
                )
              );
            })}
          </div>
          {outgoing.map((message) => (
            <OutgoingBubble key={message.key} message={message} name={user} {...acts} />
          ))}
          <StreamingReply />
          {children}
        </div>
      </div>
      {!isAtEnd && (
        <div className="to-latest">
          <Button size="compact-sm" variant="default" onClick={toLatest}>
            Jump to latest
          </Button>
        </div>
      )}
    </>
  );
};
