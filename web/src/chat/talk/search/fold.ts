/** What Markdown is written with, and nobody reads. */
const MARKS = /[*_`~#[\]]/;
const TARGETS = /\]\([^)\s]*\)/g;

interface Folded {
  readonly text: string;
  /** Where in what was given each character of `text` stands. */
  readonly places: readonly number[];
}

const foldedSign = (sign: string): string =>
  sign < '\u0080' ? sign.toLowerCase() : sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A text as it is searched: without regard to case, accents, the kind of white space, and what Markdown is written with. */
const fold = (given: string, isMarkdown: boolean): Folded => {
  let text = '';
  const places: number[] = [];
  let place = 0;
  for (const sign of given) {
    const isSpace = /\s/.test(sign);
    const folded = isMarkdown && MARKS.test(sign) ? '' : isSpace ? (text.endsWith(' ') ? '' : ' ') : foldedSign(sign);
    for (let each = 0; each < folded.length; each += 1) places.push(place);
    text += folded;
    place += sign.length;
  }
  return { text, places };
};

interface Spoken {
  readonly role: 'user' | 'coach';
  readonly content: string;
}

const known = new WeakMap<Spoken, string>();

const searched = (message: Spoken): string => {
  const before = known.get(message);
  if (before !== undefined) return before;
  const isMarkdown = message.role === 'coach';
  const { text } = fold(isMarkdown ? message.content.replace(TARGETS, ']') : message.content, isMarkdown);
  known.set(message, text);
  return text;
};

/** The ids of the messages that hold what is looked for, in their order. */
export const matching = (messages: readonly (Spoken & { readonly id: string })[], wanted: string): string[] => {
  const needles = { user: fold(wanted.trim(), false).text, coach: fold(wanted.trim(), true).text };
  return messages
    .filter((message) => needles[message.role] !== '' && searched(message).includes(needles[message.role]))
    .map(({ id }) => id);
};

/** Where in a shown text that stands which is looked for: from and to, the latter no part of it. */
export const spansOf = (shown: string, wanted: string, isMarkdown: boolean): (readonly [number, number])[] => {
  const needle = fold(wanted.trim(), isMarkdown).text;
  if (needle === '') return [];
  const { text, places } = fold(shown, isMarkdown);
  const spans: (readonly [number, number])[] = [];
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length))
    spans.push([places[at] ?? 0, (places[at + needle.length - 1] ?? 0) + 1]);
  return spans;
};
