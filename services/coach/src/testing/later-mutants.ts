import type { Turn } from '../engine.js';
import { adding, changing, faulty, isOf, rewriting, withActions, withReply, type Coach } from './mutating.js';

const LONG_CHAT = 20;
const saidSoFar = ({ past, state }: Turn): number => past.messages + state.chat_messages.length;

/** The last question that the coach has asked, which the person answers now. */
function questionBefore({ state }: Turn): string | undefined {
  const said = state.chat_messages.findLast(({ role }) => role === 'coach')?.content ?? '';
  return said
    .match(/[^.!?\n]+\?/g)
    ?.at(-1)
    ?.trim();
}

/**
 * Mistakes of coaches that people meet in the field, written after the sample rehearsals and without a look at what these
 * demanded then, of which they caught four: most of these faults are in the words and leave the state as it should be.
 */
export const LATER_MUTANTS: Record<string, Coach> = {
  'contradicts what it has just done': faulty((good) =>
    good.actions.some(isOf('ACCEPT_IDENTITY'))
      ? withReply(good, `Then we leave that name out. ${good.reply.content}`)
      : good,
  ),
  'asks again what was just answered': faulty((good, turn) => {
    const question = questionBefore(turn);
    return question !== undefined && good.actions.some(isOf('UPDATE_ASKED_QUESTIONS'))
      ? withReply(good, question)
      : good;
  }),
  'loses the first name in a long chat': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) > LONG_CHAT ? content.replaceAll(turn.state.profile.first_name, 'my friend') : content,
    ),
  ),
  'falls into another language': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 6 === 4 ? 'Danke, das hilft mir sehr. Erzählen Sie mir bitte mehr davon.' : content,
    ),
  ),
  'takes the life of somebody else for that of the person': faulty(
    changing('UPDATE_WHO_YOU_ARE', ({ who_you_are }) => ({ who_you_are: [...who_you_are, 'a widower from Lisbon'] })),
  ),
  'promises what no coach can': faulty(
    rewriting((content, { state }) =>
      state.coach_state.current_phase === 'INTRODUCTION'
        ? content
        : `${content}\n\nI promise you that your worries will be gone within a week.`,
    ),
  ),
  'begins before the person agrees': faulty((good, { state, message }) =>
    state.coach_state.current_phase === 'INTRODUCTION' && message.includes('?') && good.actions.length === 0
      ? withActions(good, [{ action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } }])
      : good,
  ),
  'takes one commitment for all of them': faulty((good, { state }) => {
    const asked = good.actions.filter(isOf('ACCEPT_IDENTITY_COMMITMENT')).map(({ parameters }) => parameters.id);
    const others = state.identities.filter(
      ({ id, state: now }) => now === 'REFINEMENT_COMPLETE' && !asked.includes(id),
    );
    return asked.length === 0
      ? good
      : withActions(good, [
          ...good.actions,
          ...others.map(({ id }) => ({ action_type: 'ACCEPT_IDENTITY_COMMITMENT' as const, parameters: { id } })),
        ]);
  }),
  'goes on asking when the person wants a break': faulty((good) =>
    good.actions.some(isOf('START_BREAK'))
      ? withReply(good, `${good.reply.content} But before you go: what do you do for a living?`)
      : good,
  ),
  'renames behind the back of the person': faulty(
    adding(({ state }, good) => {
      const accepted = state.identities.find(({ state: now }) => now === 'ACCEPTED');
      return accepted && good.actions.some(isOf('TRANSITION_PHASE'))
        ? [{ action_type: 'UPDATE_IDENTITY_NAME', parameters: { id: accepted.id, name: `Grand ${accepted.name}` } }]
        : [];
    }),
  ),
};
