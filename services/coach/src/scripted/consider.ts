import type { Action } from '@rehearsal/contracts/actions/actions';
import type { Identity } from '@rehearsal/contracts/coaching/coaching-state';
import { humanName, IDENTITY_STATES, type IdentityState, type Phase } from '@rehearsal/contracts/coaching/enums';
import { PHASE_MACHINE } from '@rehearsal/contracts/coaching/phases';
import { phraseFor } from './categories.js';
import type { Draft } from './draft.js';
import { asName, type Heard } from './heard.js';
import { areaOf } from './ideas.js';
import { PROPOSAL_CHOICES } from './propose.js';
import { LONGEST_NOTE, noteOf } from './topics.js';

/** What became of an identity that the person was asked about. */
export type Verdict = 'accepted' | 'dropped' | 'open';

/** An answer this short to "what would you call it?" is the name. */
const LONGEST_PLAIN_NAME_WORDS = 6;

const rank = (state: IdentityState): number => IDENTITY_STATES.indexOf(state);

/** The identities that this phase has not been through yet, oldest first. */
export const pendingIn = (draft: Draft, phase: Phase): Identity[] => {
  const { accepts } = PHASE_MACHINE[phase];
  if (!accepts) return [];
  return draft.state.identities.filter(({ state }) => state !== 'ARCHIVED' && rank(state) < rank(accepts.state));
};

/** The identity that the person is asked about: the current one, if it is still to do here. */
export const inHand = (draft: Draft, phase: Phase): Identity | undefined => {
  const pending = pendingIn(draft, phase);
  return pending.find(({ id }) => id === draft.state.coach_state.current_identity) ?? pending[0];
};

export const accept = (draft: Draft, { id }: Identity, phase: Phase): void => {
  const { accepts } = PHASE_MACHINE[phase];
  draft.apply({ action_type: accepts?.action ?? 'ACCEPT_IDENTITY', parameters: { id } } as Action);
};

const nameGiven = (draft: Draft, heard: Heard): string | undefined => {
  if (heard.name !== undefined) return heard.name;
  const isShort = heard.text.split(/\s+/).length <= LONGEST_PLAIN_NAME_WORDS;
  const isAnswer = draft.awaited === 'NAME' && isShort && !heard.isBare && !heard.loves && !heard.rejects;
  return isAnswer ? asName(heard.text.replace(/^(?:the|an?) /i, '')) : undefined;
};

/** What is said beside the question belongs to the identity, or to the area of life that it speaks of. */
const keepRemark = (draft: Draft, heard: Heard, identity: Identity): void => {
  const area = heard.category ?? areaOf(heard.text);
  if (area === undefined || area === identity.category) {
    draft.act('ADD_IDENTITY_NOTE', { id: identity.id, note: heard.text.slice(0, LONGEST_NOTE) });
    draft.say(`I keep that with the **${identity.name}**.`);
  } else {
    draft.act('ADD_USER_NOTE', { notes: [noteOf(humanName(area), heard.text)] });
    draft.say(`I keep that for ${phraseFor(area)}.`);
  }
};

/**
 * Takes "I love it!", "Refine it", "Not for me", a new name, or more about an identity. Says something unless the
 * identity was accepted; the caller knows what comes after.
 */
export const consider = (draft: Draft, heard: Heard, identity: Identity, phase: Phase): Verdict => {
  const name = nameGiven(draft, heard);
  if (name !== undefined) {
    const reason = draft.act('UPDATE_IDENTITY_NAME', { id: identity.id, name });
    draft.say(reason ?? `**${name}** it is. Does it feel right now?`);
    draft.offer(PROPOSAL_CHOICES);
    return 'open';
  }
  if (heard.rejects) {
    draft.act('ARCHIVE_IDENTITY', { id: identity.id });
    draft.sayOne(
      `Then we let the ${identity.name} go.`,
      `Good that you say so; the ${identity.name} is off the table.`,
    );
    return 'dropped';
  }
  if (heard.refines) {
    draft.say(`Let's refine it. What would you call the ${identity.name} instead?`);
    draft.await('NAME');
    return 'open';
  }
  if (heard.loves || heard.agrees) {
    accept(draft, identity, phase);
    return 'accepted';
  }
  if (!heard.isBare && !heard.declines) keepRemark(draft, heard, identity);
  draft.say(`Do you love the **${identity.name}**, shall we refine it, or is it not for you?`);
  draft.offer(PROPOSAL_CHOICES);
  return 'open';
};
