import type { Question } from '@rehearsal/contracts/coaching/enums';

/** By which words a question is known, of a coach that does not write down what it asks. */
const TOPICS: readonly (readonly [Question, RegExp])[] = [
  ['BACKGROUND_UPBRINGING', /\b(?:background|upbringing|childhood|gr[eo]w(?:ing)? up|raised)\b/i],
  ['FAMILY_STRUCTURE', /\b(?:family|parents?|siblings?|partner|children|live with)\b/i],
  ['WORK_LIVING', /\b(?:work|job|profession|for a living|career)\b/i],
  ['HOBBIES_INTERESTS', /\b(?:hobb(?:y|ies)|interests?|free time|enjoy|spare time)\b/i],
  ['WHY_HERE_HOPES', /\b(?:brings? you|brought you|hopes?|hoping|why (?:are you )?here|looking for)\b/i],
];

/** The questions that a text asks: of what it asks last, if that is about anything. */
export function questionsIn(text: string): Question[] {
  const asked = text.match(/[^.!?\n]*\?/g) ?? [];
  return asked
    .toReversed()
    .flatMap((sentence) => TOPICS.filter(([, words]) => words.test(sentence)).map(([question]) => question));
}
