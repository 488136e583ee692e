import { Badge } from '@mantine/core';
import { useNow } from '../../time/use-now.js';
import { useChat } from '../commands/chat-context.js';
import { expiryWords } from './expiry-words.js';
import { exactly } from '../../time/exact.js';

/** When an instance is deleted by itself; by the real clock, never by the test user's. */
export const ExpiryBadge = () => {
  const { expires_at: at } = useChat().view;
  const now = useNow();
  if (at === undefined) return null;
  return (
    <Badge variant="light" color="orange" tt="none" fw={500} title={exactly(at)}>
      {expiryWords(Date.parse(at), now)}
    </Badge>
  );
};
