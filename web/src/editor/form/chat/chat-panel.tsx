import './chat-panel.css';
import { Button, Group, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { valueAt } from '../../text/change-text.js';
import { withMessages } from '../../text/message-links.js';
import { useFormDocument } from '../../text/form-document.js';
import { Bubble } from './bubble.js';
import { PasteDialog } from './paste-dialog.js';

const PATH = ['template', 'chat_messages'];
const USUAL_HEIGHT = 76;

/** The conversation so far, edited in place. Only what is near the screen is drawn, so that thousands are no burden. */
export const ChatPanel = () => {
  const { json, change } = useFormDocument();
  const list = useRef<HTMLDivElement>(null);
  const [isPasting, setPasting] = useState(false);
  const firstName = valueAt(json, ['template', 'user', 'first_name']);
  const value = valueAt(json, PATH);
  const messages: readonly unknown[] = Array.isArray(value) ? value : [];
  // Its functions are called while drawing and given to no memoized component.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => list.current,
    estimateSize: () => USUAL_HEIGHT,
    overscan: 4,
  });
  const isPersonsTurn = valueAt(messages.at(-1), ['role']) === 'coach';
  const add = (at: number, added: readonly unknown[]) => {
    change((text, said) => withMessages(text, said, at, added));
    // Once the new ones are drawn.
    setTimeout(() => rows.scrollToIndex(at + added.length - 1), 50);
  };
  const shown = rows.getVirtualItems();
  return (
    <div className="chat-panel">
      <Group justify="space-between" mb="xs" gap="xs">
        <Text size="sm" c="dimmed">
          {messages.length === 0
            ? 'Nothing was said yet.'
            : `${messages.length} ${messages.length === 1 ? 'message' : 'messages'}`}
        </Text>
        <Button size="xs" variant="default" onClick={() => setPasting(true)}>
          Paste a conversation
        </Button>
      </Group>
      <div ref={list} className="chat-panel-list" role="list" aria-label="Messages" tabIndex={0}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          <div style={{ position: 'absolute', insetInline: 0, top: shown[0]?.start ?? 0 }}>
            {shown.map(({ index, key }) => (
              <div key={key} data-index={index} ref={rows.measureElement} role="listitem" className="chat-panel-row">
                <Bubble index={index} count={messages.length} onInsert={(message) => add(index + 1, [message])} />
              </div>
            ))}
          </div>
        </div>
      </div>
      <Group mt="xs" gap="xs">
        {(['coach', 'user'] as const).map((role) => (
          <Button
            key={role}
            size="xs"
            variant={(role === 'user') === isPersonsTurn ? 'light' : 'default'}
            onClick={() => add(messages.length, [{ role, content: '' }])}
          >
            {role === 'coach' ? 'The coach says …' : 'The person says …'}
          </Button>
        ))}
      </Group>
      <PasteDialog
        opened={isPasting}
        firstName={typeof firstName === 'string' ? firstName : ''}
        onClose={() => setPasting(false)}
        onPasted={(pasted) => add(messages.length, pasted)}
      />
    </div>
  );
};
