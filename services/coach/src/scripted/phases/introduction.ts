import type { PhaseScript } from '../phase-script.js';

const READY = /\bready\b|\bstart(?:ed)?\b|\bbegin\b|\blet'?s\b|\bgo\b|\bsure\b|\byes\b|\bok(?:ay)?\b/i;

/** The person learns what the coach does, and says that they are ready; telling something about oneself says so too. */
export const introduction: PhaseScript = {
  open(draft) {
    draft.sayOne(
      `Hello ${draft.firstName}! I am your coach. I am glad that you are here.`,
      `Welcome, ${draft.firstName}! I am your coach, and it is good to meet you.`,
    );
    draft.say(
      'Together we find the identities that you want to live by: I get to know you, we find names for who you are, and ' +
        'you make them yours with a commitment, an "I am" statement and a picture. Shall we begin?',
    );
    draft.offer(["Let's begin"]);
  },

  hear(draft, heard) {
    const { past, state } = draft;
    const introduced = past.messages > 0 || state.chat_messages.some(({ role }) => role === 'coach');
    if (!heard.isBare && !heard.declines) {
      if (!introduced)
        draft.sayOne(`Welcome, ${draft.firstName}! I am your coach.`, `Hello ${draft.firstName}, I am your coach.`);
      return 'next-hears-it-too';
    }
    if (READY.test(heard.text) || (introduced && !heard.greets && !heard.declines)) return 'next';
    if (heard.declines) draft.say('Take your time. I am here whenever you are ready.');
    else this.open(draft);
    return 'stay';
  },
};
