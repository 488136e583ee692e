import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import type { Kept } from './conversation-details.js';

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** OpenAI's conversation, with the title that Jan shows. */
export const conversationOf = ({ id, created_at }: { id: string; created_at: string }, { title, metadata }: Kept) => ({
  id,
  object: 'conversation',
  created_at: seconds(created_at),
  title,
  metadata,
});

export const itemOf = ({ id, role, content, timestamp }: ChatMessage) => ({
  id,
  object: 'conversation.item',
  type: 'message',
  status: 'completed',
  created_at: seconds(timestamp),
  ...(role === 'user'
    ? { role: 'user', content: [{ type: 'input_text', text: content }] }
    : { role: 'assistant', content: [{ type: 'output_text', text: content, annotations: [], logprobs: [] }] }),
});

export const listOf = <T extends { id: string }>(data: readonly T[], has_more: boolean) => ({
  object: 'list',
  data,
  first_id: data[0]?.id ?? null,
  last_id: data.at(-1)?.id ?? null,
  has_more,
});
