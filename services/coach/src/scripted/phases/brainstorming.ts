import type { Identity } from '@rehearsal/contracts/coaching/coaching-state';
import type { IdentityCategory } from '@rehearsal/contracts/coaching/enums';
import { isKept, openCategories, phraseFor } from '../categories.js';
import { consider } from '../consider.js';
import type { Draft } from '../draft.js';
import type { Heard } from '../heard.js';
import type { Move, PhaseScript } from '../phase-script.js';
import { anyProposal, bestProposal, propose, PROPOSAL_CHOICES } from '../propose.js';

/** After so many names that were not theirs, the area is left for now. */
const MOST_REJECTED = 2;

/** The identity that the person has been offered and has not answered. */
export const offered = ({ state }: Draft): Identity | undefined => {
  const open = state.identities.filter((identity) => identity.state === 'PROPOSED');
  return open.find(({ id }) => id === state.coach_state.proposed_identity) ?? open[0];
};

const askAbout = (draft: Draft, { name }: Identity): void => {
  draft.say(`What do you think of the **${name}**?`);
  draft.offer(PROPOSAL_CHOICES);
};

/** Asks the person about an area of which the coach has no idea yet. */
export const askArea = (draft: Draft, category: IdentityCategory): void => {
  draft.act('SELECT_IDENTITY_FOCUS', { new_focus: category });
  draft.sayOne(
    `Let's look at ${phraseFor(category)}. Who would you like to be there?`,
    `What about ${phraseFor(category)}: what matters to you there?`,
  );
  draft.offer(['Skip this one', "That's enough for now"]);
};

/** To the next area: with a proposal when the person has said something that leads to one, else with a question. */
export const goOn = (draft: Draft): Move => {
  const open = openCategories(draft.state);
  const [first] = open;
  if (first === undefined) return 'next';
  const proposal = bestProposal(draft, undefined, open);
  if (proposal) propose(draft, proposal);
  else askArea(draft, first);
  return 'stay';
};

const leaveTheRest = (draft: Draft): Move => {
  const unanswered = offered(draft);
  if (!draft.state.identities.some((identity) => isKept(identity) && identity !== unanswered)) {
    draft.say('One identity we should have before we go on.');
    if (unanswered) askAbout(draft, unanswered);
    else return goOn(draft);
    return 'stay';
  }
  if (unanswered) draft.act('ARCHIVE_IDENTITY', { id: unanswered.id });
  for (const category of openCategories(draft.state)) draft.act('SKIP_IDENTITY_CATEGORY', { category });
  return 'next';
};

const answered = (draft: Draft, heard: Heard, identity: Identity): Move => {
  const verdict = consider(draft, heard, identity, 'IDENTITY_BRAINSTORMING');
  if (verdict === 'open') return 'stay';
  if (verdict === 'accepted') {
    draft.sayOne(`Wonderful: the **${identity.name}** is yours.`, `Yes! The **${identity.name}** suits you.`);
    return heard.hasEnough ? leaveTheRest(draft) : goOn(draft);
  }
  const rejected = draft.state.identities.filter(
    ({ category, state }) => category === identity.category && state === 'ARCHIVED',
  );
  const another = rejected.length < MOST_REJECTED ? anyProposal(draft, undefined, [identity.category]) : undefined;
  if (another) {
    propose(draft, another);
    return 'stay';
  }
  draft.act('SKIP_IDENTITY_CATEGORY', { category: identity.category });
  draft.say(`Let's leave ${phraseFor(identity.category)} for now.`);
  return goOn(draft);
};

/** An identity for every area of life that the person does not skip. */
export const brainstorming: PhaseScript = {
  open(draft) {
    const waiting = offered(draft);
    const proposal = waiting ? undefined : anyProposal(draft, undefined, openCategories(draft.state));
    if (waiting) {
      askAbout(draft, waiting);
    } else if (proposal) {
      if (draft.startedIn !== 'IDENTITY_BRAINSTORMING') draft.say("Now let's find names for who you are.");
      propose(draft, proposal);
    } else {
      draft.say('Every area of your life has its identity. Shall we look at them together?');
    }
  },

  hear(draft, heard) {
    const waiting = offered(draft);
    const open = openCategories(draft.state);
    if (heard.hasEnough && !(waiting && heard.loves)) return leaveTheRest(draft);
    if (waiting) return answered(draft, heard, waiting);
    if (open.length === 0) return 'next';
    const focus = [heard.category, draft.state.coach_state.identity_focus].find((area) => area && open.includes(area));
    if (focus && (heard.declines || heard.rejects)) {
      draft.act('SKIP_IDENTITY_CATEGORY', { category: focus });
      draft.say(`Let's leave ${phraseFor(focus)} for now.`);
      return goOn(draft);
    }
    const proposal = heard.isBare ? undefined : anyProposal(draft, heard, focus ? [focus] : open);
    if (!proposal) return goOn(draft);
    propose(draft, proposal);
    return 'stay';
  },
};
