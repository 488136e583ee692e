import type { JsonFields } from './json-fields.js';
import { isFields } from './json-fields.js';
import { visibleBranch } from './chatgpt-export.js';

type Path = readonly (string | number)[];

/** An entry of a conversation as another program wrote it, and the way to it from the top of the document. */
export interface FoundEntry {
  readonly value: unknown;
  readonly path: Path;
}

export interface FoundConversation {
  readonly title: string | undefined;
  readonly entries: readonly FoundEntry[];
  /** What is left out of the conversation as a whole. */
  readonly notes: readonly { path: Path; message: string }[];
}

/** Where message arrays stand: requests and fine-tuning, our lists, OpenAI's lists, ShareGPT. */
const LISTS = ['messages', 'items', 'data', 'conversations'] as const;

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
    const { entries, leftOut } = visibleBranch(value.mapping, value.current_node);
    const place = [...path, 'mapping'];
    const subject = leftOut === 1 ? 'one message of another branch is' : `${leftOut} messages of other branches are`;
    return {
      title,
      entries: entries.map((entry) => ({ value: entry.message, path: [...place, entry.node, 'message'] })),
      notes: leftOut === 0 ? [] : [{ path: place, message: `${subject} left out: only what was shown last is read` }],
    };
  }
  const list = listOf(value);
  return { title, entries: list === undefined ? [] : entriesOf(value[list] as unknown[], [...path, list]), notes: [] };
}

const entriesOf = (list: readonly unknown[], path: Path): FoundEntry[] =>
  list.map((value, index) => ({ value, path: [...path, index] }));
