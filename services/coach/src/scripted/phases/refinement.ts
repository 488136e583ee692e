import { consider } from '../consider.js';
import { PROPOSAL_CHOICES } from '../propose.js';
import { eachIdentity } from './each-identity.js';

/** Each identity gets a name that the person loves. */
export const refinement = eachIdentity({
  phase: 'IDENTITY_REFINEMENT',
  about: 'A name should make you smile when you hear it. Let us go through them once more.',
  ask(draft, { name }) {
    draft.sayOne(`**${name}**: do you love it as it is?`, `How does **${name}** sound to you today?`);
    draft.offer(PROPOSAL_CHOICES);
  },
  take: (draft, heard, identity) => consider(draft, heard, identity, 'IDENTITY_REFINEMENT'),
});
