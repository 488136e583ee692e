import { QUESTIONS, type Question } from '@rehearsal/contracts/coaching/enums';
import type { Draft } from '../draft.js';
import type { PhaseScript } from '../phase-script.js';
import { ASKED_ALONE, notesOf, ROUNDS, topicsOf } from '../topics.js';

const markAsked = (draft: Draft, questions: readonly Question[]): void => {
  const asked = new Set([...draft.state.coach_state.asked_questions, ...questions]);
  draft.act('UPDATE_ASKED_QUESTIONS', { asked_questions: QUESTIONS.filter((question) => asked.has(question)) });
};

/** The last question that was asked: what a person says without a keyword is an answer to it. */
const lastAsked = (draft: Draft): Question | undefined =>
  QUESTIONS.findLast((question) => draft.state.coach_state.asked_questions.includes(question));

/** Asks the next round; false when everything was asked. */
const askNext = (draft: Draft): boolean => {
  for (const { questions, asks } of ROUNDS) {
    const unasked = questions.filter((question) => !draft.state.coach_state.asked_questions.includes(question));
    const [first] = unasked;
    if (first === undefined) continue;
    markAsked(draft, unasked);
    draft.say(unasked.length === questions.length ? draft.choose(asks) : ASKED_ALONE[first]);
    return true;
  }
  return false;
};

const askAgain = (draft: Draft): void => draft.say(ASKED_ALONE[lastAsked(draft) ?? 'WHY_HERE_HOPES']);

/** Five questions, asked in three rounds, fewer when the person tells more than was asked. */
export const getToKnowYou: PhaseScript = {
  open(draft) {
    draft.sayOne('First I would like to get to know you.', 'Let me get to know you first.');
    if (!askNext(draft)) askAgain(draft);
  },

  hear(draft, heard) {
    if (heard.isBare && !heard.skips && !heard.declines) {
      if (lastAsked(draft) === undefined) this.open(draft);
      else askAgain(draft);
      return 'stay';
    }
    const notes = notesOf(heard, lastAsked(draft));
    if (notes.length > 0) draft.act('ADD_USER_NOTE', { notes });
    markAsked(draft, topicsOf(heard.text));
    draft.sayOne('Thank you for telling me.', 'That helps me to see you.', 'Thank you, I will keep that in mind.');
    return askNext(draft) ? 'stay' : 'next-hears-it-too';
  },
};
