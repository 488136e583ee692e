import { PARTICLES } from './user-names.js';

/** Reads a name where a sentence has one, and takes it apart. */

export interface SpokenName {
  readonly first: string;
  readonly last: string;
}

const SPACE = String.raw`[ \u00A0]+`;
const TITLE = String.raw`(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Miss|Mme|Herr|Frau|Sra?)\.?${SPACE})?`;
const PARTICLE = String.raw`(?:(?:${[...PARTICLES].join('|')})${SPACE}){0,2}`;
/** Two letters at least, so never the English "I", and not "I'm". */
const WORD = String.raw`(?!I['’])\p{Lu}['’]?\p{L}[\p{L}\p{M}]*`;
/** What goes on, or is part of an address. */
const END = String.raw`(?![\p{L}\p{M}\p{N}_@])`;
const NAME = new RegExp(`${TITLE}(${PARTICLE}${WORD}(?:(?:${SPACE}${PARTICLE}|-)${WORD}){0,3})${END}`, 'uy');
const ANY_WORD = new RegExp(String.raw`(\p{L}[\p{L}\p{M}]+)${END}`, 'uy');

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1];
};

const isLoud = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

export const firstWord = (name: string): string => name.split(/\s/u)[0] ?? name;

/** The capitalised name behind a cue; behind one that is shouted, where capitals tell nothing, one word. */
export const nameAfter = ({ 0: cue, index }: RegExpExecArray, text: string): string | undefined => {
  const name = matchAt(NAME, text, index + cue.length);
  return name !== undefined && isLoud(cue) ? firstWord(name) : name;
};

/** The word behind a cue, as if it had been written as a name. */
export const wordAfter = ({ 0: cue, index }: RegExpExecArray, text: string): string | undefined => {
  const word = matchAt(ANY_WORD, text, index + cue.length);
  return word === undefined ? undefined : word.charAt(0).toUpperCase() + word.slice(1);
};

/** First and last name: the last word, with the particles before it; in Chinese characters, the first of two. */
export const splitName = (name: string): SpokenName => {
  const words = name.trim().split(/\s+/u);
  const [one = '', two = ''] = words;
  if (words.length === 2 && /^[\p{sc=Han}\p{sc=Katakana}ー]/u.test(name)) return { first: two, last: one };
  const particle = words.findIndex((word) => PARTICLES.has(word));
  const at = particle >= 0 ? particle : Math.max(words.length - 1, 1);
  return { first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') };
};
