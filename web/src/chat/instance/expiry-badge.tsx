import { Badge } from '@mantine/core';
import { useNow } from '../../time/use-now.js';
import { useChat } from '../commands/chat-context.js';
import { expiryWords } from './expiry-words.js';

/** When an instance is deleted by itself; by the real clock, never by the test user's. */
export const ExpiryBadge = () => {
  const { expires_at: at } = useChat().view;
  const now = useNow();
  if (at === undefined) return null;
  const moment = new Date(at);
  return (
    <Badge variant="light" color="orange" tt="none" fw={500} title={moment.toLocaleString()}>
      {expiryWords(moment.getTime(), now)}
    </Badge>
  );
};
