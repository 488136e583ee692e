import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { exactly } from '../../time/exact.js';

interface Props {
  readonly from: 'user' | 'coach';
  readonly name: string;
  readonly at?: string;
  readonly note?: string;
  /** What can be done with it. */
  readonly acts?: ReactNode;
  /** Whether it is the one that a search has come to, or that a link leads to. */
  readonly isFound?: boolean;
  /** Below what was said, for one that did not go. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** What one of the two said. */
export const MessageBubble = ({ from, name, at, note, acts, isFound = false, foot, children }: Props) => (
  <Box
    component="article"
    className="message"
    data-from={from}
    data-sending={(note !== undefined && foot === undefined) || undefined}
    data-failed={foot !== undefined || undefined}
    data-found={isFound || undefined}
    aria-label={`${name} said`}
  >
    <Text component="div" size="xs" c="dimmed" className="message-head">
      <span>{name}</span>
      {at !== undefined && (
        <time dateTime={at} title={exactly(at)}>
          {new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
        </time>
      )}
      {note !== undefined && <span>{note}</span>}
      {acts}
    </Text>
    <div className="message-text">{children}</div>
    {foot}
  </Box>
);
