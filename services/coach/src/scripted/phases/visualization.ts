import { statementPhase } from './statement-phase.js';

const FEWEST_WORDS_OF_A_PICTURE = 4;

/** Each identity gets a picture in the mind of the person. */
export const visualization = statementPhase({
  phase: 'IDENTITY_VISUALIZATION',
  about: 'Close your eyes for a moment. What you can see, you can become.',
  article: 'a',
  noun: 'picture',
  compose: (choose, { name }) =>
    choose([
      `It is an ordinary morning. You wake as the ${name}, and everything you touch that day shows it.`,
      `A year from now a friend watches you, the ${name}, at ease in what you do, and smiles.`,
      `You walk into a room as the ${name}; you need not say a word, they can tell.`,
    ]),
  ownWords: (text, asked) => (asked || text.split(/\s+/).length >= FEWEST_WORDS_OF_A_PICTURE ? text : undefined),
  current: ({ visualization: kept }) => kept,
  keep: (draft, { id }, words) => void draft.act('UPDATE_IDENTITY_VISUALIZATION', { id, visualization: words }),
});
