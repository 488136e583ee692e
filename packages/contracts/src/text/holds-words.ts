import { bareLetters } from './bare-letters.js';

/** Whether a text holds all of these words, without regard to case and accents; every text holds none. */
export const holdsWords = (text: string, words: string): boolean => {
  const searched = bareLetters(text);
  return bareLetters(words)
    .split(/\s+/)
    .every((word) => searched.includes(word));
};
