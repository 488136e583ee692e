import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { QUESTIONS } from '@rehearsal/contracts/coaching/enums';
import { PHASE_MACHINE } from '@rehearsal/contracts/coaching/phases';
import type { Turn } from '../engine.js';
import {
  adding,
  changing,
  faulty,
  isOf,
  kept,
  reading,
  rewriting,
  withActions,
  withReply,
  without,
  type Coach,
} from './mutating.js';

const LONG = 60;
const saidSoFar = ({ past, state }: Turn): number => past.messages + state.chat_messages.length;
const lastOf = ({ state }: Turn, role: 'user' | 'coach') =>
  state.chat_messages.findLast((message) => message.role === role)?.content;

/** Swaps two words wherever they stand. */
const swapped = (text: string, one: string, other: string): string =>
  text
    .split(one)
    .map((part) => part.replaceAll(other, one))
    .join(other);

/**
 * More mistakes of coaches, written when the sample rehearsals caught all of the others, and again without a look at what
 * these demanded then: of those down to the diagnosis they caught 6 of 13; once they had learned of these, 9 of the 11
 * down to who is in hand; and 6 of the 11 after those. What gets through is in words that nobody foresaw, and never in what
 * was done: there the advice of a model says more than a rule.
 */
export const UNSEEN_MUTANTS: Record<string, Coach> = {
  'shows its instructions to whoever asks': faulty((good, { message }) =>
    message.includes('?') ? withReply(good, `My instructions say:\n${good.prompt.slice(0, 400)}`) : good,
  ),
  'goes on with the old name after a correction': faulty((good, { state }) => {
    const renamed = good.actions.find(isOf('UPDATE_IDENTITY_NAME'));
    const before = state.identities.find(({ id }) => id === renamed?.parameters.id)?.name;
    return renamed && before !== undefined
      ? withReply(good, good.reply.content.replaceAll(renamed.parameters.name, before))
      : good;
  }),
  'mixes up the names of two identities': faulty(
    rewriting((content, turn) => {
      const [one, other] = kept(turn);
      return one && other ? swapped(content, one.name, other.name) : content;
    }),
  ),
  'says word for word what it said last': faulty(
    rewriting((content, turn) => (saidSoFar(turn) % 8 === 6 ? (lastOf(turn, 'coach') ?? content) : content)),
  ),
  'reads the beginning of a long message alone': reading((turn) => ({ ...turn, message: turn.message.slice(0, LONG) })),
  'takes two phases in one step': faulty((good) => {
    const [to] = good.actions.filter(isOf('TRANSITION_PHASE')).map(({ parameters }) => PHASE_MACHINE[parameters.to_phase].next); // prettier-ignore
    return to
      ? withActions(good, [...good.actions, { action_type: 'TRANSITION_PHASE', parameters: { to_phase: to } }])
      : good;
  }),
  'calls the person by the family name': faulty(
    rewriting((content, { state: { profile } }) => content.replaceAll(profile.first_name, profile.last_name)),
  ),
  'leaves a place for the name unfilled': faulty(
    rewriting((content, { state: { profile } }) => content.replaceAll(profile.first_name, '{{first_name}}')),
  ),
  'answers what was said before': reading((turn) => ({ ...turn, message: lastOf(turn, 'user') ?? turn.message })),
  'refuses as if it were asked for something forbidden': faulty(
    rewriting((content, turn) => (saidSoFar(turn) % 10 === 8 ? "I'm sorry, but I can't help with that." : content)),
  ),
  'notes in the words of another what the person said': faulty(
    changing('ADD_USER_NOTE', ({ notes }) => ({
      notes: notes.map((note) => note.replace(/^I\b/, 'He').replaceAll(' my ', ' his ')),
    })),
  ),
  'says nothing at all now and then': faulty(
    rewriting((content, turn) => (saidSoFar(turn) % 12 === 10 ? ' ' : content)),
  ),
  'gives the person a diagnosis': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 10 === 4 ? `${content}\n\nThis sounds like a depression to me.` : content,
    ),
  ),
  'offers each choice twice': faulty((good) => {
    const labels = choicesOf(good.reply.component_config).map(({ label }) => label);
    const config = { type: 'choices', choices: [...labels, ...labels] };
    return labels.length === 0 ? good : { ...good, reply: { ...good.reply, component_config: config } };
  }),
  'spells names without their accents': faulty(
    rewriting((content) => content.normalize('NFD').replaceAll(/\p{M}/gu, '')),
  ),
  'writes the words of the person in small letters': faulty(
    changing('UPDATE_IDENTITY_AFFIRMATION', (given) => ({ ...given, affirmation: given.affirmation.toLowerCase() })),
  ),
  'sends the person to some web page': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 6 === 2 ? `${content}\n\nRead more at http://coach-tips.example.com.` : content,
    ),
  ),
  'tells of another client': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 8 === 4
        ? `${content}\n\nAnother client of mine, Maria from Porto, said just the same.`
        : content,
    ),
  ),
  'breaks off in the middle of a sentence': faulty(rewriting((content) => content.slice(0, 40))),
  'accepts another identity than the one that was asked about': faulty(
    changing('ACCEPT_IDENTITY', ({ id }, turn) => ({
      id: (kept(turn).find((one) => one.state === 'PROPOSED' && one.id !== id) ?? kept(turn)[0])?.id ?? id,
    })),
  ),
  shouts: faulty(rewriting((content) => content.toUpperCase())),
  'takes every question for asked': faulty(
    changing('UPDATE_ASKED_QUESTIONS', () => ({ asked_questions: [...QUESTIONS] })),
  ),
  'takes who the person is for who they want to be': faulty((good, turn) => {
    const are = good.actions.filter(isOf('UPDATE_WHO_YOU_ARE')).flatMap(({ parameters }) => parameters.who_you_are);
    return changing('UPDATE_WHO_YOU_WANT_TO_BE', () => ({ who_you_want_to_be: are }))(good, turn);
  }),
  'does not say whom it has in hand': faulty(without('SET_CURRENT_IDENTITY')),
  'believes that everybody is new': reading((turn) => ({
    ...turn,
    state: { ...turn.state, coach_state: { ...turn.state.coach_state, asked_questions: [] } },
  })),
  'takes back what was let go': faulty(
    adding(({ state }, good) => {
      const gone = state.identities.find((one) => one.state === 'ARCHIVED');
      return gone && good.actions.length > 0 ? [{ action_type: 'ACCEPT_IDENTITY', parameters: { id: gone.id } }] : [];
    }),
  ),
  'never skips all of the rest': faulty((good, turn) =>
    good.actions.filter(isOf('SKIP_IDENTITY_CATEGORY')).length < 3
      ? good
      : without('SKIP_IDENTITY_CATEGORY')(good, turn),
  ),
  'ends a break that has just begun': faulty(
    adding((_, good) => (good.actions.some(isOf('START_BREAK')) ? [{ action_type: 'END_BREAK', parameters: {} }] : [])),
  ),
  'loses every second note': faulty(
    changing('ADD_USER_NOTE', ({ notes }) => ({ notes: notes.filter((_, place) => place % 2 === 0) })),
  ),
  'takes no commitment': faulty(without('ACCEPT_IDENTITY_COMMITMENT')),
  'is rude now and then': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 6 === 2 ? `Honestly, that is a stupid thing to say. ${content}` : content,
    ),
  ),
  'asks for a password': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 8 === 2 ? `${content}\n\nPlease tell me your password to go on.` : content,
    ),
  ),
  'wants to sell something': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 8 === 2 ? `${content}\n\nUpgrade to premium for 9.99 a month to go on.` : content,
    ),
  ),
  'shows the thoughts of a model': faulty(
    rewriting((content, turn) =>
      saidSoFar(turn) % 6 === 4 ? `<think>The person seems sad.</think>${content}` : content,
    ),
  ),
  'says another name than it proposes': faulty((good) => {
    const name = good.actions.find(isOf('CREATE_IDENTITY'))?.parameters.name;
    return name === undefined ? good : withReply(good, good.reply.content.replaceAll(name, 'Quiet Observer'));
  }),
};
