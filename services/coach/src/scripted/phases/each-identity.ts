import type { Identity } from '@rehearsal/contracts/coaching/coaching-state';
import type { Phase } from '@rehearsal/contracts/coaching/enums';
import { accept, inHand, pendingIn, type Verdict } from '../consider.js';
import type { Draft } from '../draft.js';
import type { Heard } from '../heard.js';
import type { PhaseScript } from '../phase-script.js';

interface EachIdentity {
  readonly phase: Phase;
  readonly about: string;
  /** Asks the person about one identity. */
  readonly ask: (draft: Draft, identity: Identity) => void;
  /** Takes the answer; when the identity stays open, it has said what is wanted. */
  readonly take: (draft: Draft, heard: Heard, identity: Identity) => Verdict;
  /** What an identity needs before it is accepted together with all others. */
  readonly prepare?: (draft: Draft, identity: Identity) => void;
}

/** A phase that takes one identity after the other; the one in hand is the session's current identity. */
export const eachIdentity = ({ phase, about, ask, take, prepare }: EachIdentity): PhaseScript => {
  const askNext = (draft: Draft, identity = inHand(draft, phase)): boolean => {
    if (!identity) return false;
    draft.act('SET_CURRENT_IDENTITY', { identity_id: identity.id });
    ask(draft, identity);
    return true;
  };
  return {
    open(draft) {
      draft.say(about);
      // Whoever comes in begins with the first; whoever is reminded goes on with the one in hand.
      const isNew = draft.startedIn !== phase;
      if (!askNext(draft, isNew ? pendingIn(draft, phase)[0] : undefined))
        draft.say('No identity is waiting for this. Shall we go on?');
    },

    hear(draft, heard) {
      const identity = inHand(draft, phase);
      if (!identity) return 'next';
      if (heard.meansAll && (heard.loves || heard.agrees)) {
        for (const each of pendingIn(draft, phase)) {
          prepare?.(draft, each);
          accept(draft, each, phase);
        }
        return 'next';
      }
      if (take(draft, heard, identity) === 'open') return 'stay';
      return askNext(draft) ? 'stay' : 'next';
    },
  };
};
