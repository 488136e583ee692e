import { IDENTITY_CATEGORIES } from '@rehearsal/contracts/coaching/enums';
import { isKept } from '../categories.js';
import { consider } from '../consider.js';
import type { PhaseScript } from '../phase-script.js';
import { anyProposal, propose } from '../propose.js';
import { offered } from './brainstorming.js';

const COMPLETE = /\b(?:everything|nothing|complete|all (?:there|here|set|good)|no one|nobody)\b/i;

/** The person looks once more for an identity that nobody has thought of. */
export const anythingMissing: PhaseScript = {
  open(draft) {
    const names = draft.state.identities.filter(isKept).map(({ name }) => `**${name}**`);
    draft.say(`You have ${names.join(', ') || 'no identity yet'}. Is anyone missing?`);
    draft.offer(['Nothing is missing', 'One is missing']);
  },

  hear(draft, heard) {
    const waiting = offered(draft);
    if (waiting) {
      const verdict = consider(draft, heard, waiting, 'IDENTITY_BRAINSTORMING');
      if (verdict === 'open') return 'stay';
      // It comes late: with the name that the person loves it is as far as the others.
      if (verdict === 'accepted') draft.act('ACCEPT_IDENTITY_REFINEMENT', { id: waiting.id });
      this.open(draft);
      return 'stay';
    }
    if (heard.declines || heard.loves || heard.hasEnough || COMPLETE.test(heard.text)) return 'next';
    const proposal =
      heard.isBare || heard.text === 'One is missing'
        ? undefined
        : anyProposal(draft, heard, heard.category ? [heard.category] : IDENTITY_CATEGORIES);
    if (proposal) propose(draft, proposal);
    else draft.say('Who is missing? Tell me the area of your life, or what you would call it.');
    return 'stay';
  },
};
