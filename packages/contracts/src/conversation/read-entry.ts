import { isFields, type JsonFields } from './json-fields.js';
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
const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** Keys of a message that hold something which is not read. ChatGPT's export describes each of its own with a dozen. */
export function unreadKeys(entry: unknown): string[] {
  if (!isFields(entry) || isFields(entry.author)) return [];
  return Object.keys(entry).filter((key) => !KNOWN_KEYS.has(key) && !isEmpty(entry[key]));
}

function roleOf({ role, from, author }: JsonFields): unknown {
  const named = role ?? (isFields(author) ? author.role : undefined) ?? from;
  return typeof named === 'string' ? (SPEAKERS.get(named.trim().toLowerCase()) ?? named) : named;
}

/** What was said, and under which keys. ChatGPT's parts are its text only where it says so; elsewhere code, searches, thoughts. */
function contentOf({ content, value }: JsonFields): [key: string[], content: unknown] {
  if (content === undefined && value !== undefined) return [['value'], value];
  if (!isFields(content)) return [['content'], content];
  const isText = content.content_type === 'text' || content.content_type === 'multimodal_text';
  return [['content', 'parts'], isText && Array.isArray(content.parts) ? content.parts : null];
}

/** Seconds since 1970, as OpenAI tells times, or the text of an instant. */
function timeOf({ timestamp, created_at, create_time }: JsonFields): unknown {
  const found = timestamp ?? created_at ?? create_time ?? undefined;
  if (typeof found !== 'number') return found;
  const date = new Date(found * 1000);
  return Number.isNaN(date.valueOf()) ? found : date.toISOString();
}

/** The text of a content part, in any of OpenAI's spellings of one. */
const textOf = (part: unknown): string | undefined => {
  const text = isFields(part) ? (part.text ?? part.refusal) : part;
  return typeof text === 'string' ? text : undefined;
};
