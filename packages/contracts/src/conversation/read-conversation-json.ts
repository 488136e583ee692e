import { checkMessages, type ConversationCheck, type FoundMessage } from './conversation.js';
import { conversationsIn, type FoundConversation } from './found-conversations.js';
import { faultIn, readEntry, unreadKeys } from './read-entry.js';
import { JsonSyntaxError, parseJsonDocument, type JsonDocument } from '../json/document.js';
import { looksLikeJsonLines, parseJsonLines } from '../json/lines.js';
import { jsonPointer } from '../json/pointer.js';
import type { LocatedFault } from '../text/text-position.js';

/** Titles that a fault names before it only counts. */
const MOST_NAMED = 10;

/**
 * A message array, bare or under `messages`, `items`, `data`, `input` or `conversations`: OpenAI's, ours with times and
 * canned answers, ShareGPT's; ChatGPT's export; and each of them as JSON Lines. `assistant` is the coach; entries of the system
 * and of tools, and parts that are no text, are left out with a warning. Of a file with several conversations `which`
 * takes one, by its title or by its number from 1.
 */
export function readConversationJson(text: string, which?: string): ConversationCheck {
  try {
    return readMessages(looksLikeJsonLines(text) ? parseJsonLines(text) : parseJsonDocument(text), which);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, faults: [{ ...error.position, pointer: '', message: error.message }] };
  }
}

function readMessages({ value, positionOf }: JsonDocument, which: string | undefined): ConversationCheck {
  const at = (pointer: string, message: string): LocatedFault => ({ ...positionOf(pointer), pointer, message });
  const refused = (message: string): ConversationCheck => ({ ok: false, faults: [at('', message)] });
  const conversations = conversationsIn(value);
  if (!conversations) return refused('must be an array of messages, or an object with one under "messages"');
  const conversation = choose(conversations, which);
  if (typeof conversation === 'string') return refused(conversation);
  const { fault } = conversation;
  if (fault) return { ok: false, faults: [at(jsonPointer(fault.path), fault.message)] };
  const found: FoundMessage[] = [];
  const warnings = conversation.notes.map(({ path, message }) => at(jsonPointer(path), message));
  const unread = new Map<string, { first: string; messages: number }>();
  for (const { value: entry, path } of conversation.entries) {
    const place = jsonPointer(path);
    const read = readEntry(entry);
    for (const { pointer, message } of read.warnings) warnings.push(at(place + pointer, message));
    if (!('value' in read)) continue;
    const faultAt = (pointer: string, message: string): LocatedFault => {
      const own = faultIn(entry, pointer, message);
      return at(place + own.pointer, own.message);
    };
    found.push({ value: read.value, faultAt });
    for (const key of unreadKeys(entry)) {
      const { first, messages } = unread.get(key) ?? { first: jsonPointer([...path, key]), messages: 0 };
      unread.set(key, { first, messages: messages + 1 });
    }
  }
  for (const [key, { first, messages }] of unread) warnings.push(at(first, leftOut(key, messages - 1)));
  return checkMessages(found, warnings);
}

/** Told once for all messages: in a file of thousands each would have the same. */
const leftOut = (key: string, others: number): string =>
  `"${key}" is left out${others === 0 ? '' : `, also in ${others} other message${others === 1 ? '' : 's'}`}: a message keeps who said what and when`;

/** The one that is meant, or a sentence that says why it is not clear. */
function choose(conversations: readonly FoundConversation[], which: string | undefined): FoundConversation | string {
  const [first] = conversations;
  if (which === undefined && first && conversations.length === 1) return first;
  const titles = conversations.map(({ title }, index) =>
    `${index + 1} ${title === undefined ? '' : `"${title}"`}`.trim(),
  );
  const named = titles.slice(0, MOST_NAMED).join(', ');
  const more = titles.length > MOST_NAMED ? ` and ${titles.length - MOST_NAMED} more` : '';
  if (which === undefined) return `holds ${titles.length} conversations; say which one is meant: ${named}${more}`;
  const sameTitle = conversations.filter(({ title }) => title === which);
  const chosen = /^\d+$/.test(which) && sameTitle.length === 0 ? [conversations[Number(which) - 1]] : sameTitle;
  const [only] = chosen;
  if (only && chosen.length === 1) return only;
  return chosen.length > 1
    ? `holds ${chosen.length} conversations named "${which}"; say which one by its number: ${named}${more}`
    : `holds no conversation "${which}"; there are: ${named}${more}`;
}
