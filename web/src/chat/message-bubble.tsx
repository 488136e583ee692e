import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly from: 'user' | 'coach';
  readonly name: string;
  readonly at?: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** What one of the two said. */
export const MessageBubble = ({ from, name, at, note, children }: Props) => (
  <Box
    component="article"
    className="message"
    data-from={from}
    data-sending={note !== undefined || undefined}
    aria-label={`${name} said`}
  >
    <Text component="div" size="xs" c="dimmed" className="message-head">
      <span>{name}</span>
      {at !== undefined && (
        <time dateTime={at}>{new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</time>
      )}
      {note !== undefined && <span>{note}</span>}
    </Text>
    <div className="message-text">{children}</div>
  </Box>
);
