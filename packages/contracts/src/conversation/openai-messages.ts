import type { ConversationMessage } from './conversation.js';

export interface OpenaiMessage {
  role: 'user' | 'assistant';
  content: string;
}

/** The message array that OpenAI's API takes. It has no place for times and canned answers, so they stay behind. */
export const openaiMessages = (messages: readonly ConversationMessage[]): OpenaiMessage[] =>
  messages.map(({ role, content }) => ({ role: role === 'coach' ? 'assistant' : 'user', content }));
