import { conversationXml } from './conversation-xml.js';
import type { ConversationCheck, ConversationFormat, ConversationMessage } from './conversation.js';
import { openaiMessages } from './openai-messages.js';
import { readConversationJson } from './read-conversation-json.js';
import { readConversationXml } from './read-conversation-xml.js';

/** Messages of a template, of a state or of a view: ids stay behind, and null is what is not there. */
interface AnyMessage {
  readonly role: 'user' | 'coach';
  readonly content: string;
  readonly timestamp?: string | undefined;
  readonly component_config?: ConversationMessage['component_config'] | null;
}

const bare = ({ role, content, timestamp, component_config }: AnyMessage): ConversationMessage => ({
  role,
  content,
  ...(timestamp !== undefined && { timestamp }),
  ...(component_config && { component_config }),
});

/** A conversation as a file, with a final newline. */
export function conversationText(messages: readonly AnyMessage[], format: ConversationFormat): string {
  const bareMessages = messages.map(bare);
  if (format === 'xml') return conversationXml(bareMessages);
  return `${JSON.stringify(format === 'openai' ? openaiMessages(bareMessages) : { messages: bareMessages }, null, 2)}\n`;
}

/**
 * Reads what `conversationText` writes and what other programs write like it; see the readers. `which` takes one of
 * several conversations of a JSON file, by its title or by its number from 1.
 */
export const readConversation = (text: string, format: ConversationFormat, which?: string): ConversationCheck =>
  format === 'xml' ? readConversationXml(text) : readConversationJson(text, which);

/** What a text most likely is, by how it begins and what it holds; undefined for what is neither XML nor JSON. */
export function formatOf(text: string): ConversationFormat | 'scenario' | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) return 'xml';
  if (start.startsWith('[')) return 'openai';
  if (!start.startsWith('{')) return undefined;
  return isScenario(start) ? 'scenario' : 'json';
}

/** By its own keys; of a text that is not JSON yet, so that its faults are told as those of a scenario, by the word alone. */
function isScenario(text: string): boolean {
  try {
    return 'template' in (JSON.parse(text) as object);
  } catch {
    return /"template"\s*:/.test(text) && !/^\{\s*"(?:messages|items|role|mapping)"\s*:/.test(text);
  }
}
