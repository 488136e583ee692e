import { isKept } from '../categories.js';
import type { PhaseScript } from '../phase-script.js';
import { LONGEST_NOTE, noteOf } from '../topics.js';

/** The identities are at work in daily life; there is nothing after this. */
export const integration: PhaseScript = {
  open(draft) {
    const names = draft.state.identities.filter(isKept).map(({ name }) => `**${name}**`);
    draft.say(`You have come all the way: ${names.join(', ') || 'your identities'}.`);
    draft.sayOne(
      'Which small thing will you do tomorrow as one of them?',
      'Choose one of them for tomorrow morning: what will it do first?',
    );
  },

  hear(draft, heard) {
    if (heard.isBare && draft.startedIn === 'INTEGRATION_AND_APPLICATION' && !heard.greets) {
      draft.sayOne(
        `It was a joy to walk with you, ${draft.firstName}. Come back whenever you want to tell me how it goes.`,
        `Thank you, ${draft.firstName}. Whenever you want to tell me how it goes, I am here.`,
      );
      return 'stay';
    }
    if (heard.isBare) {
      this.open(draft);
      return 'stay';
    }
    draft.act('ADD_USER_NOTE', { notes: [noteOf('In daily life', heard.text.slice(0, LONGEST_NOTE))] });
    draft.sayOne(
      'I love that. Do it, and tell me how it went.',
      'That is living it. Tell me how it went when you have done it.',
    );
    return 'stay';
  },
};
