import type { Phase } from '@rehearsal/contracts/coaching/enums';
import { PHASE_MACHINE, PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { Answer, Engine, Turn } from '../engine.js';
import { tokensOf } from '../tokens.js';
import { Draft } from './draft.js';
import { hear, type Heard } from './heard.js';
import type { PhaseScript } from './phase-script.js';
import { affirmation } from './phases/affirmation.js';
import { anythingMissing } from './phases/anything-missing.js';
import { brainstorming } from './phases/brainstorming.js';
import { commitment } from './phases/commitment.js';
import { getToKnowYou } from './phases/get-to-know-you.js';
import { integration } from './phases/integration.js';
import { introduction } from './phases/introduction.js';
import { refinement } from './phases/refinement.js';
import { review } from './phases/review.js';
import { visualization } from './phases/visualization.js';
import { warmUp } from './phases/warm-up.js';
import { seenBy } from './prompt.js';
import { grantWish } from './wishes.js';
import { scriptDigest } from './script-digest.js';
import { choosingBy } from './wording.js';

const SCRIPTS: Record<Phase, PhaseScript> = {
  // A template may stand in the prompt's own phase; a session that does begins at the beginning.
  SYSTEM_CONTEXT: { open: () => {}, hear: () => 'next-hears-it-too' },
  INTRODUCTION: introduction,
  GET_TO_KNOW_YOU: getToKnowYou,
  IDENTITY_WARM_UP: warmUp,
  IDENTITY_BRAINSTORMING: brainstorming,
  BRAINSTORMING_REVIEW: review,
  IDENTITY_REFINEMENT: refinement,
  ANYTHING_MISSING: anythingMissing,
  IDENTITY_COMMITMENT: commitment,
  IDENTITY_AFFIRMATION: affirmation,
  IDENTITY_VISUALIZATION: visualization,
  INTEGRATION_AND_APPLICATION: integration,
};

/** Where nothing was said yet the coach says who it is; the introduction does so itself, at greater length. */
const greet = (draft: Draft): boolean => {
  const spoke = draft.past.messages > 0 || draft.state.chat_messages.some(({ role }) => role === 'coach');
  if (spoke || PHASE_ORDER.indexOf(draft.phase) < 1) return false;
  draft.sayOne(
    `Hello ${draft.firstName}, I am your coach. I am glad that you are here.`,
    `Welcome, ${draft.firstName}! I am your coach.`,
  );
  return true;
};

/** Through as many phases as the message answers. */
const walk = (draft: Draft, heard: Heard, reopen: () => void): void => {
  for (;;) {
    const move = SCRIPTS[draft.phase].hear(draft, heard);
    const { next } = PHASE_MACHINE[draft.phase];
    if (move === 'stay' || next === null) return;
    draft.act('TRANSITION_PHASE', { to_phase: next });
    if (move === 'next') {
      reopen();
      return;
    }
  }
};

/**
 * A real little coach without a language model: the same state, message and seed give the same answer. Ids and times in
 * the state have no part in it, so the same conversation with another instance goes the same way.
 */
export const answer = (turn: Turn): Answer => {
  const { coach_state, chat_messages } = turn.state;
  const said = turn.past.messages + chat_messages.length;
  const choose = choosingBy(turn.seed, `${coach_state.current_phase}\n${said}\n${turn.message}`);
  const draft = new Draft(turn, choose);
  const heard = hear(turn.message);
  const reopen = (): void => SCRIPTS[draft.phase].open(draft);

  const isFirst = greet(draft);
  if (isFirst && heard.isBare) reopen();
  else if (!grantWish(draft, heard, reopen)) walk(draft, heard, reopen);
  return { reply: draft.reply(), actions: draft.actions, prompt: seenBy(turn) };
};

export const scriptedEngine: Engine = {
  name: 'scripted',
  kind: 'scripted',
  fingerprint: `scripted:${scriptDigest}`,
  timeoutMs: Infinity,
  async *reply(turn, { meter } = {}) {
    const whole = await Promise.resolve(answer(turn));
    meter?.called();
    yield* tokensOf(whole.reply.content);
    return whole;
  },
};
