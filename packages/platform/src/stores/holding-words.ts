import { bareLetters } from '@rehearsal/contracts/text/bare-letters';

/** Nobody types more to find one thing, and each is looked for in each field. */
const MOST_WORDS = 8;

/** Letters in their other forms, by the small one without an accent: names are typed without them. */
const forms = new Map<string, string>();
for (let code = 0xc0; code <= 0x24f; code++) {
  const letter = String.fromCodePoint(code);
  const bare = bareLetters(letter);
  if (bare !== letter) forms.set(bare, (forms.get(bare) ?? '') + letter);
}

const escaped = (sign: string): string => sign.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

const patternOf = (word: string): string =>
  Array.from(bareLetters(word), (sign) => {
    const others = forms.get(sign);
    return others === undefined ? escaped(sign) : `[${sign}${others}]`;
  }).join('');

/**
 * The condition that each word of a search is somewhere in one of these fields, without regard to case and accents. No
 * index serves it: the documents of a list are looked through in its order, until a page is full.
 */
export function holdingWords(text: string, fields: readonly string[]): Record<string, unknown> {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return {};
  return {
    $and: words.map((word) => ({
      $or: fields.map((field) => ({ [field]: { $regex: patternOf(word), $options: 'i' } })),
    })),
  };
}
