import { isEmpty, isFields, type JsonFields } from './json-fields.js';
import { jsonPointer } from '../json/pointer.js';

export interface ReadEntry {
  /** Left out when it is not there. */
  readonly value?: unknown;
  readonly warnings: readonly { pointer: string; message: string }[];
}

/** Entries that no person and no coach says. */
const SILENT_ROLES = new Set(['system', 'developer', 'tool', 'function', 'function_call', 'observation']);
/** ShareGPT's names of the two who speak. */
const SPEAKERS = new Map([
  ['human', 'user'],
  ['gpt', 'assistant'],
  ['chatgpt', 'assistant'],
  ['bot', 'assistant'],
]);
/** Types of the parts of a message that are its words. */
const SAID_PARTS = new Set(['text', 'input_text', 'output_text', 'refusal']);

const skipped = (message: string): ReadEntry => ({ warnings: [{ pointer: '', message }] });

/**
 * One message in any spelling that is known: `role` and `content` (OpenAI, ours), `from` and `value` (ShareGPT), or
 * `author.role` and `content.parts` (ChatGPT's export). Of other keys see `unreadKeys`.
 */
export function readEntry(entry: unknown): ReadEntry {
  if (!isFields(entry)) return { value: entry, warnings: [] };
  const { type, component_config } = entry;
  if (typeof type === 'string' && type !== 'message' && !('role' in entry) && !('content' in entry))
    return skipped(`is left out: "${type}" is no message`);
  const role = roleOf(entry);
  if (typeof role === 'string' && SILENT_ROLES.has(role.trim().toLowerCase()))
    return skipped(`is left out: a message of the ${role} is no part of a conversation`);
  const unseen = unseenBecause(entry);
  if (unseen !== undefined) return skipped(`is left out: ${unseen}`);
  const [key, content] = contentOf(entry);
  if (content === null) return skipped('is left out: it holds no text');
  const rest = { role, timestamp: timeOf(entry), component_config };
  if (!Array.isArray(content)) return { value: { ...rest, content }, warnings: [] };
  const texts = content.map(textOf);
  const warnings = texts.flatMap((text, index) =>
    text === undefined ? [{ pointer: jsonPointer([...key, index]), message: 'is left out: it is no text' }] : [],
  );
  const said = texts.filter((text) => text !== undefined).join('');
  if (said === '') return skipped('is left out: it holds no text');
  return { value: { ...rest, content: said }, warnings };
}

/** What is read of a message, and what numbers and describes it where it came from. */
const KNOWN_KEYS = new Set([
  ...['role', 'content', 'timestamp', 'component_config', 'from', 'value', 'created_at', 'create_time'],
  ...['id', 'object', 'type', 'status', 'phase', 'created', 'updated_at', 'metadata'],
]);

/** Keys of a message that hold something which is not read. ChatGPT's export describes each of its own with a dozen. */
export function unreadKeys(entry: unknown): string[] {
  if (!isFields(entry) || isFields(entry.author)) return [];
  return Object.keys(entry).filter((key) => !KNOWN_KEYS.has(key) && !isEmpty(entry[key]));
}

/** A fault of what was read of an entry, in the entry's own words and at the key that it was read from. */
export function faultIn(entry: unknown, pointer: string, message: string): { pointer: string; message: string } {
  if (!isFields(entry)) return { pointer, message };
  const [, part = '', ...rest] = pointer.split('/');
  const from = sourceOf(entry, part);
  const isTime = part === 'timestamp' && from[0] !== 'timestamp';
  return {
    pointer: pointer === '' ? '' : jsonPointer([...from, ...rest]),
    message: isTime ? 'must be seconds since 1970, or an instant such as 2025-01-31T09:30:00Z' : message,
  };
}

function sourceOf(entry: JsonFields, part: string): string[] {
  if (part === 'role' && entry.role === undefined) {
    if (isFields(entry.author)) return ['author', 'role'];
    if (entry.from !== undefined) return ['from'];
  }
  if (part === 'content') return contentOf(entry)[0];
  return [part === 'timestamp' ? (timeKeyOf(entry) ?? part) : part];
}

export function roleOf({ role, from, author }: JsonFields): unknown {
  const named = role ?? (isFields(author) ? author.role : undefined) ?? from;
  return typeof named === 'string' ? (SPEAKERS.get(named.trim().toLowerCase()) ?? named) : named;
}

/** Why nobody saw a message of ChatGPT's export: instructions in the person's name, and what the model sends to its tools. */
function unseenBecause({ author, recipient, metadata }: JsonFields): string | undefined {
  if (!isFields(author)) return undefined;
  if (isFields(metadata) && metadata.is_visually_hidden_from_conversation === true)
    return 'it is hidden from the conversation';
  if (typeof recipient === 'string' && recipient !== 'all') return `it is sent to "${recipient}", not to the person`;
  return undefined;
}

/** What was said, and under which keys. ChatGPT's parts are its text only where it says so; elsewhere code, searches, thoughts. */
function contentOf({ content, value }: JsonFields): [key: string[], content: unknown] {
  if (content === undefined && value !== undefined) return [['value'], value];
  if (!isFields(content)) return [['content'], content];
  const isText = content.content_type === 'text' || content.content_type === 'multimodal_text';
  return [['content', 'parts'], isText && Array.isArray(content.parts) ? content.parts : null];
}

const timeKeyOf = (entry: JsonFields) =>
  (['timestamp', 'created_at', 'create_time'] as const).find((key) => (entry[key] ?? undefined) !== undefined);

/** Seconds since 1970, as OpenAI tells times, or the text of an instant. */
export function timeOf(entry: JsonFields): unknown {
  const key = timeKeyOf(entry);
  const found = key && entry[key];
  if (typeof found !== 'number') return found;
  const date = new Date(found * 1000);
  return Number.isNaN(date.valueOf()) ? found : date.toISOString();
}

/** The text of a content part, in any of OpenAI's spellings of one. What says that it is of another kind is none. */
const textOf = (part: unknown): string | undefined => {
  if (isFields(part) && typeof part.type === 'string' && !SAID_PARTS.has(part.type)) return undefined;
  const text = isFields(part) ? (part.text ?? part.refusal) : part;
  return typeof text === 'string' ? text : undefined;
};
