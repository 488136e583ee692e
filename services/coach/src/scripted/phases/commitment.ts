import { consider } from '../consider.js';
import { eachIdentity } from './each-identity.js';

/** The person commits to each identity. */
export const commitment = eachIdentity({
  phase: 'IDENTITY_COMMITMENT',
  about: 'An identity becomes real when you choose it. This is the moment to commit.',
  ask(draft, { name }) {
    draft.sayOne(`Do you commit to living as the **${name}**?`, `The **${name}**: do you choose it, from today on?`);
    draft.offer(['I commit', 'Refine it', 'Not for me']);
  },
  take: (draft, heard, identity) => consider(draft, heard, identity, 'IDENTITY_COMMITMENT'),
});
