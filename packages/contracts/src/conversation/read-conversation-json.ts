import { checkMessages, type ConversationCheck, type FoundMessage } from './conversation.js';
import { JsonSyntaxError, parseJsonDocument, type JsonDocument } from '../json/document.js';
import { jsonPointer } from '../json/pointer.js';
import type { LocatedFault } from '../json/text-position.js';

type Fields = Record<string, unknown>;

/** Entries of other APIs that no person and no coach says. */
const SILENT_ROLES = new Set(['system', 'developer', 'tool', 'function']);

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A message array, bare or under `messages` or `items`: OpenAI's, or ours with times and canned answers. `assistant` is
 * the coach; entries of the system and of tools, and parts that are no text, are left out with a warning. Keys beside
 * role, content, timestamp and component_config are not read.
 */
export function readConversationJson(text: string): ConversationCheck {
  try {
    return readMessages(parseJsonDocument(text));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, faults: [{ ...error.position, pointer: '', message: error.message }] };
  }
}

function readMessages({ value, positionOf }: JsonDocument): ConversationCheck {
  const key = isObject(value) ? ['messages', 'items'].find((name) => Array.isArray(value[name])) : undefined;
  const entries = isObject(value) && key !== undefined ? value[key] : value;
  const at = (pointer: string, message: string): LocatedFault => ({ ...positionOf(pointer), pointer, message });
  if (!Array.isArray(entries)) {
    return { ok: false, faults: [at('', 'must be an array of messages, or an object with one under "messages"')] };
  }
  const found: FoundMessage[] = [];
  const warnings: LocatedFault[] = [];
  for (const [index, entry] of entries.entries()) {
    const place = jsonPointer(key === undefined ? [index] : [key, index]);
    const read: ReadEntry = isObject(entry) ? readEntry(entry) : { value: entry };
    for (const { pointer, message } of read.warnings ?? []) warnings.push(at(place + pointer, message));
    if ('value' in read) found.push({ value: read.value, faultAt: (pointer, message) => at(place + pointer, message) });
  }
  return checkMessages(found, warnings);
}

interface ReadEntry {
  readonly value?: unknown;
  readonly warnings?: readonly { pointer: string; message: string }[];
}

function readEntry({ role, content, timestamp, component_config }: Fields): ReadEntry {
  const skipped = (message: string): ReadEntry => ({ warnings: [{ pointer: '', message }] });
  if (typeof role === 'string' && SILENT_ROLES.has(role.trim().toLowerCase()))
    return skipped(`is left out: a message of the ${role} is no part of a conversation`);
  if (content === null) return skipped('is left out: it holds no text');
  const rest = { role, timestamp, component_config };
  if (!Array.isArray(content)) return { value: { ...rest, content } };
  const texts = content.map(textOf);
  const warnings = texts.flatMap((text, index) =>
    text === undefined ? [{ pointer: jsonPointer(['content', index]), message: 'is left out: it is no text' }] : [],
  );
  const said = texts.filter((text) => text !== undefined);
  if (said.length === 0) return skipped('is left out: it holds no text');
  return { value: { ...rest, content: said.join('') }, warnings };
}

/** The text of a content part, in any of OpenAI's spellings of one. */
const textOf = (part: unknown): string | undefined => {
  const text = isObject(part) ? (part.text ?? part.refusal) : part;
  return typeof text === 'string' ? text : undefined;
};
