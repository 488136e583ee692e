import { humanName } from '@rehearsal/contracts/coaching/enums';
import { PHASE_MACHINE } from '@rehearsal/contracts/coaching/phases';
import { phraseFor } from './categories.js';
import type { Turn } from '../engine.js';

const LAST_MESSAGES = 6;
const LONGEST_QUOTE = 500;

const list = (entries: readonly string[]): string => (entries.length === 0 ? 'nothing yet' : entries.join('; '));

/** What the scripted coach looked at, in words: it has no language model to send it to, and people still ask why. */
export const seenBy = ({ state, message, seed }: Turn): string => {
  const { coach_state: coach, identities, user_notes, chat_messages, profile } = state;
  const speaker = { user: profile.first_name, coach: 'Coach' };
  return [
    `Phase: ${humanName(coach.current_phase)}`,
    `Goal: ${PHASE_MACHINE[coach.current_phase].wants}`,
    `Focus: ${coach.identity_focus ? phraseFor(coach.identity_focus) : 'none'}`,
    `Who they are: ${list(coach.who_you_are)}`,
    `Who they want to be: ${list(coach.who_you_want_to_be)}`,
    `Asked: ${list(coach.asked_questions.map(humanName))}`,
    `Skipped: ${list(coach.skipped_identity_categories.map(humanName))}`,
    `Identities: ${list(identities.map(({ name, category, state: reached }) => `${name} (${humanName(category)}, ${humanName(reached)})`))}`,
    `Notes: ${user_notes.length}`,
    'Recent messages:',
    ...chat_messages
      .slice(-LAST_MESSAGES)
      .map(({ role, content }) => `  ${speaker[role]}: ${content.slice(0, LONGEST_QUOTE)}`),
    `Message: ${message}`,
    `Seed: ${seed}`,
  ].join('\n');
};
