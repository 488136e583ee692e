import type { Phase } from '../coaching/enums.js';
import type { ConversationMessage } from './conversation.js';
import { Template } from '../template/template.js';

/** What a conversation alone does not tell of its person. */
export interface ConversationSetting {
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  /** Where the person stands after the last message. */
  readonly current_phase?: Phase | undefined;
}

/** The template of a person of whom only a conversation is known. */
export const conversationTemplate = (
  chat_messages: readonly ConversationMessage[],
  { first_name = 'Test', last_name = 'Person', current_phase = 'INTRODUCTION' }: ConversationSetting = {},
): Template => Template.parse({ user: { first_name, last_name }, coach_state: { current_phase }, chat_messages });
