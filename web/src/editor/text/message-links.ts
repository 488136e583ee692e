import { valueAt, withValue, type Path } from './change-text.js';

/**
 * Notes and actions point at chat messages, by index or by exact content. When messages change their places or their
 * words, what points at them is changed with them.
 */

const MESSAGES: Path = ['template', 'chat_messages'];
const LINKS = [
  ['user_notes', 'source_message'],
  ['actions', 'coach_message'],
] as const;

const rowsAt = (json: unknown, path: Path): readonly unknown[] => {
  const rows = valueAt(json, path);
  return Array.isArray(rows) ? (rows as readonly unknown[]) : [];
};

type Relink = (link: unknown) => unknown;

const withLinks = (text: string, json: unknown, relink: Relink): string =>
  LINKS.reduce(
    (before, [section, key]) =>
      rowsAt(json, ['template', section]).reduce<string>((row, entry, index) => {
        const link = valueAt(entry, [key]);
        const next = relink(link);
        return link === next ? row : withValue(row, ['template', section, index, key], next);
      }, before),
    text,
  );

/** Changes what a message says. */
export const withContent = (text: string, json: unknown, index: number, content: string): string => {
  const messages = rowsAt(json, MESSAGES);
  const before = valueAt(messages[index], ['content']);
  const isOnlyOne = messages.filter((message) => valueAt(message, ['content']) === before).length === 1;
  const changed = withValue(text, [...MESSAGES, index, 'content'], content);
  return isOnlyOne ? withLinks(changed, json, (link) => (link === before ? content : link)) : changed;
};

/** Lets two messages change places. */
export const withSwapped = (text: string, json: unknown, left: number, right: number): string => {
  const messages = rowsAt(json, MESSAGES);
  const moved = withValue(withValue(text, [...MESSAGES, left], messages[right]), [...MESSAGES, right], messages[left]);
  return withLinks(moved, json, (link) => (link === left ? right : link === right ? left : link));
};

/** Takes a message away. What pointed at it points nowhere; what pointed behind it moves up. */
export const withoutMessage = (text: string, json: unknown, index: number): string => {
  const content = valueAt(rowsAt(json, MESSAGES)[index], ['content']);
  const isOnlyOne = rowsAt(json, MESSAGES).filter((message) => valueAt(message, ['content']) === content).length === 1;
  return withLinks(withValue(text, [...MESSAGES, index], undefined), json, (link) => {
    if (typeof link === 'number') return link === index ? undefined : link > index ? link - 1 : link;
    return isOnlyOne && link === content ? undefined : link;
  });
};

/** Puts messages before the one at `index`; what points at or behind it moves down. */
export const withMessages = (text: string, json: unknown, index: number, added: readonly unknown[]): string => {
  const messages = rowsAt(json, MESSAGES);
  const all = [...messages.slice(0, index), ...added, ...messages.slice(index)];
  return withLinks(withValue(text, MESSAGES, all), json, (link) =>
    typeof link === 'number' && link >= index ? link + added.length : link,
  );
};
