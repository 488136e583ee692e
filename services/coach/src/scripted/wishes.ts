import { humanName, type Phase } from '@rehearsal/contracts/coaching/enums';
import { canTransition, PHASE_MACHINE, PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { phraseFor } from './categories.js';
import type { Draft } from './draft.js';
import type { Heard } from './heard.js';
import { EXPLAINED } from './explained.js';
import { askArea, goOn, offered } from './phases/brainstorming.js';
import { bestProposal, propose } from './propose.js';
import { LONGEST_NOTE } from './topics.js';

/**
 * What a person may ask for at any time, whatever the phase wants: a pause, the way back, an area skipped or taken up
 * again, something remembered. Each tells whether the message is answered by it; `reopen` asks again for what the phase
 * wants.
 */
type Wish = (draft: Draft, heard: Heard, reopen: () => void) => boolean;

const PAUSE = /\b(?:take|need|have) a (?:short |little )?(?:break|pause)\b/i;
const BACK = /\b(?:go|move|return|take me|get|come) back to\b/i;
const REMEMBER = /^(?:please )?(?:remember|note|write down)(?: that)?:? (.{3,})/is;

const endPause: Wish = (draft, heard, reopen) => {
  if (draft.state.breaks.every(({ ended_at }) => ended_at !== null)) return false;
  draft.act('END_BREAK', {});
  draft.say(`Welcome back, ${draft.firstName}.`);
  if (!heard.isBare) return false;
  reopen();
  return true;
};

const startPause: Wish = (draft, heard) => {
  if (!PAUSE.test(heard.text)) return false;
  draft.act('START_BREAK', { session_key: draft.phase });
  draft.say('Of course. I am here when you come back.');
  return true;
};

const phaseNamed = (text: string): Phase | undefined => {
  const lower = text.toLowerCase();
  return PHASE_ORDER.find((phase) => {
    const name = humanName(phase).toLowerCase();
    return lower.includes(name) || lower.includes(name.replace('identity ', ''));
  });
};

const goBack: Wish = (draft, heard, reopen) => {
  if (!BACK.test(heard.text)) return false;
  const phase = phaseNamed(heard.text);
  if (!phase || phase === draft.phase || !canTransition(draft.phase, phase)) return false;
  if (PHASE_MACHINE[draft.phase].next === phase) return false;
  draft.act('TRANSITION_PHASE', { to_phase: phase });
  draft.say(`Let's go back to ${humanName(phase)}.`);
  reopen();
  return true;
};

const unskip: Wish = (draft, heard, reopen) => {
  const { category } = heard;
  if (!heard.unskips || !category || !draft.state.coach_state.skipped_identity_categories.includes(category))
    return false;
  draft.act('UNSKIP_IDENTITY_CATEGORY', { category });
  const isFree = draft.phase === 'IDENTITY_BRAINSTORMING' && !offered(draft);
  draft.say(isFree ? `Good, back to ${phraseFor(category)}.` : `Good, we come back to ${phraseFor(category)}.`);
  const proposal = isFree ? bestProposal(draft, heard, [category]) : undefined;
  if (proposal) propose(draft, proposal);
  else if (isFree) askArea(draft, category);
  else reopen();
  return true;
};

const skip: Wish = (draft, heard, reopen) => {
  if (!heard.skips || heard.unskips || heard.hasEnough) return false;
  const isBrainstorming = draft.phase === 'IDENTITY_BRAINSTORMING';
  const waiting = offered(draft);
  const here = isBrainstorming ? (waiting?.category ?? draft.state.coach_state.identity_focus) : null;
  const category = heard.category ?? here;
  if (!category) return false;
  if (waiting?.category === category) draft.act('ARCHIVE_IDENTITY', { id: waiting.id });
  draft.act('SKIP_IDENTITY_CATEGORY', { category });
  draft.say(`We skip ${phraseFor(category)}; you can come back to it whenever you like.`);
  if (!isBrainstorming || offered(draft) || goOn(draft) === 'next') reopen();
  return true;
};

const remember: Wish = (draft, heard, reopen) => {
  const note = REMEMBER.exec(heard.text)?.[1]?.trim().slice(0, LONGEST_NOTE);
  if (!note) return false;
  draft.act('ADD_USER_NOTE', { notes: [note] });
  draft.say('I wrote it down.');
  reopen();
  return true;
};

/** A question is answered with what this part of the session is for. */
const explain: Wish = (draft, heard, reopen) => {
  const isMore = heard.refines || heard.loves || heard.rejects || heard.skips || heard.hasEnough;
  if (!heard.isQuestion || isMore) return false;
  draft.sayOne('Good question.', 'I am glad that you ask.');
  draft.say(EXPLAINED[draft.phase]);
  reopen();
  return true;
};

const WISHES: readonly Wish[] = [endPause, startPause, goBack, unskip, skip, remember, explain];

export const grantWish: Wish = (draft, heard, reopen) => WISHES.some((wish) => wish(draft, heard, reopen));
