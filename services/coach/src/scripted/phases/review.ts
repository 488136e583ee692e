import type { Identity } from '@rehearsal/contracts/coaching/coaching-state';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import { isKept, phraseFor } from '../categories.js';
import type { Draft } from '../draft.js';
import type { PhaseScript } from '../phase-script.js';
import { LONGEST_NOTE, noteOf } from '../topics.js';

const COMBINES = /\b(?:combine|merge|join)\b/i;
const NESTS = /\bnest\b|\bunder\b|\bpart of\b|\bbelongs? (?:to|under)\b/i;

/** The two identities that a message names, in the order in which it names them. */
const twoNamed = (draft: Draft, text: string): [Identity, Identity] | undefined => {
  const folded = foldName(text);
  const [first, second] = draft.state.identities
    .filter(isKept)
    .map((identity) => ({ identity, at: folded.indexOf(foldName(identity.name)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return first && second && [first.identity, second.identity];
};

const together = (draft: Draft): string =>
  draft.state.identities
    .filter(isKept)
    .map(({ name, category }) => `- **${name}** (${phraseFor(category)})`)
    .join('\n');

/** The person sees all identities together, and combines or nests what belongs together. */
export const review: PhaseScript = {
  open(draft) {
    draft.say(`Here are your identities together:\n${together(draft)}`);
    draft.say(
      'Does any of them belong with another? You can combine two, nest one under another, or say that it looks good.',
    );
    draft.offer(['Looks good']);
  },

  hear(draft, heard) {
    const two = twoNamed(draft, heard.text);
    if (two && COMBINES.test(heard.text)) {
      const reason = draft.act('COMBINE_IDENTITIES', { identity_id_a: two[0].id, identity_id_b: two[1].id });
      draft.say(reason ?? `Done: the ${two[1].name} is now part of the **${two[0].name}**.`);
    } else if (two && NESTS.test(heard.text)) {
      const reason = draft.act('NEST_IDENTITY', { nested_identity_id: two[0].id, parent_identity_id: two[1].id });
      draft.say(reason ?? `Done: the **${two[0].name}** is now nested under the **${two[1].name}**.`);
    } else if (heard.agrees || heard.loves || heard.declines || heard.hasEnough) {
      return 'next';
    } else if (!heard.isBare) {
      draft.act('ADD_USER_NOTE', { notes: [noteOf('On the review', heard.text.slice(0, LONGEST_NOTE))] });
    }
    this.open(draft);
    return 'stay';
  },
};
