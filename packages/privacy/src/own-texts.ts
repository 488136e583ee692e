import { escaped, UNSPACED } from './user-names.js';

/** A single letter is part of nearly every word, and would leave nothing readable. */
const FEWEST_CHARACTERS = 2;

const charactersIn = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/**
 * What to search for where a reviewer says of a text, which nobody may have found, what is to stand in its place: whole
 * words, as they are spelled or in capitals, whatever the space between them. The longest come first.
 */
export const ownTexts = (texts: readonly string[]): RegExp[] =>
  texts
    .map((text) => text.trim())
    .filter((text) => charactersIn(text) >= (UNSPACED.test(text) ? 1 : FEWEST_CHARACTERS))
    .toSorted((left, right) => right.length - left.length)
    .map((text) => {
      const spellings = [...new Set([text, text.toUpperCase()])].map((spelling) =>
        spelling
          .split(/\s+/u)
          .map(escaped)
          .join(String.raw`\s+`),
      );
      return new RegExp(whole(`(?:${spellings.join('|')})`, text), 'gu');
    });

/** No part of a longer word or number, where the script tells words apart. */
function whole(pattern: string, text: string): string {
  const isWord = (edge: RegExp): boolean => {
    const [character = ''] = edge.exec(text) ?? [];
    return /[\p{L}\p{M}\p{N}]/u.test(character) && !UNSPACED.test(character);
  };
  const before = isWord(/^./u) ? String.raw`(?<![\p{L}\p{M}\p{N}])` : '';
  const after = isWord(/.$/u) ? String.raw`(?![\p{L}\p{M}\p{N}])` : '';
  return `${before}${pattern}${after}`;
}
