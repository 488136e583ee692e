import type { JsonFields } from './json-fields.js';
import { isEmpty, isFields } from './json-fields.js';
import { visibleBranch } from './chatgpt-export.js';
import { orderOf } from './list-order.js';

type Path = readonly (string | number)[];

/** An entry of a conversation as another program wrote it, and the way to it from the top of the document. */
export interface FoundEntry {
  readonly value: unknown;
  readonly path: Path;
}

interface Note {
  readonly path: Path;
  readonly message: string;
}

export interface FoundConversation {
  readonly title: string | undefined;
  readonly entries: readonly FoundEntry[];
  /** What is left out of the conversation as a whole, or read otherwise than it stands. */
  readonly notes: readonly Note[];
  /** Why it cannot be read, though its messages can. */
  readonly fault?: Note;
}

/** Where message arrays stand: requests and fine-tuning, our lists, OpenAI's lists, ShareGPT, requests of OpenAI's Responses. */
const LISTS = ['messages', 'items', 'data', 'conversations', 'input'] as const;

/** What numbers and describes a list where it came from. */
const DESCRIBES = new Set([
  ...['id', 'object', 'status', 'created', 'created_at', 'updated_at'],
  ...['first_id', 'last_id', 'has_more', 'next_cursor'],
]);

const listOf = (value: JsonFields): (typeof LISTS)[number] | undefined =>
  LISTS.find((name) => Array.isArray(value[name]));

const holdsConversation = (value: unknown): value is JsonFields =>
  isFields(value) && (isFields(value.mapping) || listOf(value) !== undefined);

/** All conversations of a document; one at least, or undefined when it holds none in a shape that is known. */
export function conversationsIn(value: unknown): FoundConversation[] | undefined {
  if (Array.isArray(value) && value.length > 0 && value.every(holdsConversation))
    return value.map((entry: JsonFields, index) => conversationIn(entry, [index]));
  if (Array.isArray(value)) return [{ title: undefined, entries: entriesOf(value, []), notes: [] }];
  return holdsConversation(value) ? [conversationIn(value, [])] : undefined;
}

function conversationIn(value: JsonFields, path: Path): FoundConversation {
  const title = typeof value.title === 'string' ? value.title : undefined;
  if (isFields(value.mapping)) {
    const { entries, notes } = visibleBranch(value.mapping, value.current_node);
    const place = [...path, 'mapping'];
    return {
      title,
      entries: entries.map((entry) => ({ value: entry.message, path: [...place, entry.node, 'message'] })),
      notes: notes.map(({ at, message }) => ({ path: [...path, ...at], message })),
    };
  }
  const name = listOf(value);
  return name === undefined ? { title, entries: [], notes: [] } : { title, ...listed(value, name, path) };
}

/** A conversation that is a list: only OpenAI's `data` may begin with the newest, all others are read as they stand. */
function listed(value: JsonFields, name: (typeof LISTS)[number], path: Path): Omit<FoundConversation, 'title'> {
  const place = [...path, name];
  const list = value[name] as unknown[];
  const entries = entriesOf(list, place);
  const notes = [...besideOf(value, name, path), ...pageOf(value, path)];
  const order = name === 'data' ? orderOf(list, value.has_more !== true) : 'oldest first';
  if (order === 'oldest first') return { entries, notes };
  if (order === 'newest first')
    return {
      entries: entries.toReversed(),
      notes: [{ path: place, message: 'begins with the newest message: it is read from its end' }, ...notes],
    };
  const message =
    'does not tell whether its oldest or its newest message comes first: put the oldest first, under "messages"';
  return { entries, notes, fault: { path: place, message } };
}

/** What stands beside the messages and is not read, told at once. */
function besideOf(value: JsonFields, list: string, path: Path): Note[] {
  const keys = Object.keys(value).filter((key) => key !== list && !DESCRIBES.has(key) && !isEmpty(value[key]));
  const [first] = keys;
  if (first === undefined) return [];
  const named = keys.map((key) => JSON.stringify(key)).join(', ');
  const message = `${named} ${keys.length === 1 ? 'is' : 'are'} left out: only the messages under "${list}" are read`;
  return [{ path: [...path, first], message }];
}

function pageOf(value: JsonFields, path: Path): Note[] {
  const key = value.has_more === true ? 'has_more' : 'next_cursor';
  const isPage = value[key] === true || (typeof value[key] === 'string' && value[key] !== '');
  return isPage
    ? [{ path: [...path, key], message: 'says that there is more: this is one page of the list alone' }]
    : [];
}

const entriesOf = (list: readonly unknown[], path: Path): FoundEntry[] =>
  list.map((value, index) => ({ value, path: [...path, index] }));
