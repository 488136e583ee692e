/** An answer that the coach offers. */
export interface Choice {
  readonly label: string;
  /** What is sent when it is chosen. */
  readonly message: string;
}

const LISTS = ['choices', 'buttons', 'options', 'canned_responses'];
const LABELS = ['label', 'text', 'title', 'message', 'value'];
const MESSAGES = ['message', 'content', 'value', 'text', 'label', 'title'];

type Raw = Record<string, unknown>;

const firstText = (entry: Raw, keys: readonly string[]): string | undefined =>
  keys.map((key) => entry[key]).find((value): value is string => typeof value === 'string' && value.trim() !== '');

const choiceOf = (entry: unknown): Choice[] => {
  if (typeof entry === 'string') return entry.trim() === '' ? [] : [{ label: entry, message: entry }];
  if (typeof entry !== 'object' || entry === null) return [];
  const label = firstText(entry as Raw, LABELS);
  const message = firstText(entry as Raw, MESSAGES);
  return label === undefined || message === undefined ? [] : [{ label, message }];
};

/**
 * The answers in a message's `component_config`. Engines and older exports name the list and its keys differently, and
 * a configuration that is about something else holds none.
 */
export const choicesOf = (config: Readonly<Raw> | null): Choice[] => {
  const list = LISTS.map((key) => config?.[key]).find(Array.isArray) as unknown[] | undefined;
  return (list ?? []).flatMap(choiceOf);
};
