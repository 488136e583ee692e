import { statementPhase } from './statement-phase.js';

const startsAsAffirmation = /^(?:i am|i'm|i)\b/i;

/** Each identity gets an "I am" statement: the coach's, or better the person's own. */
export const affirmation = statementPhase({
  phase: 'IDENTITY_AFFIRMATION',
  about: 'Now we give each identity its "I am" statement: a sentence to say aloud.',
  article: 'an',
  noun: '"I am" statement',
  compose: (choose, { name }) =>
    choose([
      `I am the ${name}, and I show it in what I do today.`,
      `I am the ${name}. It is in me, and it grows.`,
      `I am the ${name}, calm and certain of it.`,
    ]),
  ownWords: (text, asked) => {
    if (startsAsAffirmation.test(text)) return text;
    return asked ? `I am ${text.charAt(0).toLowerCase()}${text.slice(1)}` : undefined;
  },
  current: ({ affirmation: kept }) => kept,
  keep: (draft, { id }, words) => void draft.act('UPDATE_IDENTITY_AFFIRMATION', { id, affirmation: words }),
});
