import type { Draft } from '../draft.js';
import type { Heard } from '../heard.js';
import type { PhaseScript } from '../phase-script.js';
import { firstThought, whoTheyAre, whoTheyWantToBe } from '../portrait.js';

const MOST_ENTRIES = 5;

const distinct = (...lists: readonly (readonly string[])[]): string[] =>
  [...new Set(lists.flat())].slice(0, MOST_ENTRIES);

const quoted = (phrases: readonly string[]): string => phrases.map((phrase) => `“${phrase}”`).join(', ');

/** Keeps what the person said of themselves, in this message and before. */
const paint = (draft: Draft, heard: Heard): void => {
  const { chat_messages, coach_state } = draft.state;
  const said = [
    ...chat_messages.filter(({ role }) => role === 'user').map(({ content }) => content.slice(0, 2000)),
    heard.text,
  ];
  let are = distinct(coach_state.who_you_are, said.flatMap(whoTheyAre));
  let wish = distinct(coach_state.who_you_want_to_be, said.flatMap(whoTheyWantToBe));
  // An answer that fits no pattern is still the answer: to the hopes that were asked last, or to what is missing here.
  if (!heard.isBare) {
    const isAnswerHere = draft.startedIn === 'IDENTITY_WARM_UP';
    if (are.length === 0 && isAnswerHere) are = [firstThought(heard.text)];
    else if (wish.length === 0) wish = [firstThought(heard.text)];
  }
  draft.act('UPDATE_WHO_YOU_ARE', { who_you_are: are });
  draft.act('UPDATE_WHO_YOU_WANT_TO_BE', { who_you_want_to_be: wish });
};

const askMissing = (draft: Draft): boolean => {
  const { who_you_are, who_you_want_to_be } = draft.state.coach_state;
  if (who_you_are.length > 0 && who_you_want_to_be.length > 0) return false;
  if (who_you_are.length === 0 && who_you_want_to_be.length === 0) {
    draft.sayOne(
      'In a few words: who are you today, and who do you want to be?',
      'Who are you now, and who would you like to be?',
    );
  } else if (who_you_are.length === 0) {
    draft.sayOne('And who are you today, in a few words?', 'How would you describe who you are today?');
  } else {
    draft.sayOne('And who do you want to be?', 'Who would you like to become?');
  }
  return true;
};

/** Who the person is and wants to be, in their own first words. */
export const warmUp: PhaseScript = {
  open(draft) {
    if (!askMissing(draft))
      draft.say('You have told me who you are and who you want to be. Shall we find names for it?');
  },

  hear(draft, heard) {
    paint(draft, heard);
    if (askMissing(draft)) return 'stay';
    const { who_you_are, who_you_want_to_be } = draft.state.coach_state;
    draft.say(
      `So this is you today: ${quoted(who_you_are)}. And this is what you want: ${quoted(who_you_want_to_be)}.`,
    );
    return 'next';
  },
};
