import type { Turn } from '../engine.js';
import {
  adding,
  changing,
  faulty,
  instead,
  isOf,
  kept,
  last,
  reading,
  rewriting,
  withActions,
  without,
  type Coach,
} from './mutating.js';

/** Coaches with the mistakes that coaches make, each named for what it does wrong. */
export const MUTANTS: Record<string, Coach> = {
  'puts a name under another category': faulty(
    changing('CREATE_IDENTITY', (given) => ({ ...given, category: 'APPEARANCE' })),
  ),
  'loses the name that the person gives': faulty(without('UPDATE_IDENTITY_NAME')),
  'spells the name that the person gives in capitals': faulty(
    changing('UPDATE_IDENTITY_NAME', (given) => ({ ...given, name: given.name.toUpperCase() })),
  ),
  'makes a second identity where one is renamed': faulty(
    instead('UPDATE_IDENTITY_NAME', ({ parameters: { name } }) => [
      { action_type: 'CREATE_IDENTITY', parameters: { name, note: 'renamed', category: 'CAREER' } },
    ]),
  ),
  'forgets to ask about the hopes': faulty(
    changing('UPDATE_ASKED_QUESTIONS', ({ asked_questions }) => ({
      asked_questions: asked_questions.filter((question) => question !== 'WHY_HERE_HOPES'),
    })),
  ),
  'does not remember what it has asked': faulty(without('UPDATE_ASKED_QUESTIONS')),
  'asks again for what was told unasked': faulty(
    changing('UPDATE_ASKED_QUESTIONS', ({ asked_questions }, { message }) => ({
      asked_questions: /hiking/.test(message)
        ? asked_questions.filter((question) => question !== 'HOBBIES_INTERESTS')
        : asked_questions,
    })),
  ),
  'enters the next phase at the first hello': faulty((good, turn) =>
    turn.state.coach_state.current_phase === 'INTRODUCTION' && good.actions.length === 0
      ? withActions(good, [{ action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } }])
      : good,
  ),
  'never leaves a phase': faulty(without('TRANSITION_PHASE')),
  'stays in the review': faulty(
    instead('TRANSITION_PHASE', (action, { state }) =>
      state.coach_state.current_phase === 'BRAINSTORMING_REVIEW' ? [] : [action],
    ),
  ),
  'stays in affirmation for ever': faulty(
    instead('TRANSITION_PHASE', (action) => (action.parameters.to_phase === 'IDENTITY_VISUALIZATION' ? [] : [action])),
  ),
  'goes back after a commitment': faulty(
    instead('TRANSITION_PHASE', (action) =>
      action.parameters.to_phase === 'IDENTITY_AFFIRMATION'
        ? [{ action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'IDENTITY_BRAINSTORMING' } }]
        : [action],
    ),
  ),
  'forgets what the person tells': faulty(without('ADD_USER_NOTE')),
  'notes what nobody said': faulty(
    adding(({ state }) => [
      { action_type: 'ADD_USER_NOTE', parameters: { notes: [`Has ${state.chat_messages.length} cats at home.`] } },
    ]),
  ),
  'notes half of what was said': faulty(
    changing('ADD_USER_NOTE', ({ notes }) => ({ notes: notes.map((note) => note.slice(0, 20)) })),
  ),
  'deletes an old note with each new one': faulty((good, { state }) => {
    const [oldest] = state.user_notes;
    return oldest && good.actions.some(isOf('ADD_USER_NOTE'))
      ? withActions(good, [...good.actions, { action_type: 'DELETE_USER_NOTE', parameters: { ids: [oldest.id] } }])
      : good;
  }),
  'archives what the person accepts': faulty(
    instead('ACCEPT_IDENTITY', ({ parameters }) => [{ action_type: 'ARCHIVE_IDENTITY', parameters }]),
  ),
  'archives an identity in passing': faulty((good, turn) => {
    const first = kept(turn)[0];
    const isGoingOn = good.actions.some(isOf('TRANSITION_PHASE'));
    return first && isGoingOn
      ? withActions(good, [...good.actions, { action_type: 'ARCHIVE_IDENTITY', parameters: { id: first.id } }])
      : good;
  }),
  'takes a greeting for a yes': faulty((good, turn) => {
    const open = turn.state.identities.find(({ state }) => state === 'PROPOSED');
    return open && /^(?:hi|hello)/i.test(turn.message)
      ? withActions(good, [...good.actions, { action_type: 'ACCEPT_IDENTITY', parameters: { id: open.id } }])
      : good;
  }),
  'keeps what the person does not want': faulty(without('ARCHIVE_IDENTITY')),
  'accepts a name before it was shown': faulty((good, turn) => {
    const created = good.actions.some(isOf('CREATE_IDENTITY'));
    const open = last(turn.state.identities.filter(({ state }) => state === 'PROPOSED'));
    return !created && open
      ? withActions(good, [{ action_type: 'ACCEPT_IDENTITY', parameters: { id: open.id } }, ...good.actions])
      : good;
  }),
  'proposes two names at once': faulty(
    instead('CREATE_IDENTITY', (action) => [
      action,
      { ...action, parameters: { ...action.parameters, name: `${action.parameters.name} the Second` } },
    ]),
  ),
  'proposes nothing': faulty(without('CREATE_IDENTITY')),
  'proposes again what was rejected': faulty((good, { state }) => {
    const rejected = good.actions.find(isOf('ARCHIVE_IDENTITY'));
    const name = state.identities.find(({ id }) => id === rejected?.parameters.id)?.name;
    return name === undefined
      ? good
      : changing('CREATE_IDENTITY', (given) => ({ ...given, name }))(good, { state } as Turn);
  }),
  'answers for another person': faulty(
    rewriting((content, { state }) => content.replaceAll(state.profile.first_name, 'Margaret')),
  ),
  'forgets that there was a break': faulty(without('END_BREAK')),
  'has no breaks': faulty(without('START_BREAK')),
  'forgets everything over a break': reading((turn) => {
    const isBack = turn.state.breaks.some(({ ended_at }) => ended_at === null);
    const { coach_state } = turn.state;
    return isBack ? { ...turn, state: { ...turn.state, coach_state: { ...coach_state, who_you_are: [] } } } : turn;
  }),
  'offers no choices': faulty((good) => ({ ...good, reply: { ...good.reply, component_config: null } })),
  'offers the choices of another question': faulty((good) => ({
    ...good,
    reply: {
      ...good.reply,
      component_config: good.reply.component_config && { type: 'choices', choices: ['Yes', 'No'] },
    },
  })),
  'ignores what is skipped': faulty(without('SKIP_IDENTITY_CATEGORY')),
  'skips an area that nobody skipped': faulty((good) =>
    good.actions.some(isOf('ACCEPT_IDENTITY'))
      ? withActions(good, [
          ...good.actions,
          { action_type: 'SKIP_IDENTITY_CATEGORY', parameters: { category: 'CAREER' } },
        ])
      : good,
  ),
  'never takes up again what was skipped': faulty(without('UNSKIP_IDENTITY_CATEGORY')),
  'nests the wrong way round': faulty(
    changing('NEST_IDENTITY', ({ nested_identity_id, parent_identity_id }) => ({
      nested_identity_id: parent_identity_id,
      parent_identity_id: nested_identity_id,
    })),
  ),
  "puts its own words in place of the person's": faulty(
    changing('UPDATE_IDENTITY_AFFIRMATION', (given) => ({ ...given, affirmation: 'I am enough.' })),
  ),
  'loses the picture': faulty(without('UPDATE_IDENTITY_VISUALIZATION')),
  'forgets who the person is': faulty(without('UPDATE_WHO_YOU_ARE')),
  'forgets who the person wants to be': faulty(without('UPDATE_WHO_YOU_WANT_TO_BE')),
  'does not say the name that it proposes': faulty(rewriting((content) => content.replaceAll('**', ''))),
  'says the same thing whatever is said': faulty(rewriting(() => 'I see. Tell me more about that.')),
};

/** Another good coach: it does the same and says it in its own words. */
export const REWORDED: Coach = faulty(
  rewriting((content) =>
    content
      .replaceAll(
        /\bThank you for telling me\.|That helps me to see you\.|Thank you, I will keep that in mind\./g,
        'Noted.',
      )
      .replaceAll('Wonderful: the', 'So be it: the')
      .replaceAll('How does that feel?', 'Is that you?')
      .replaceAll('What do you think?', 'Would you wear it?')
      .replaceAll('Shall we begin?', 'Do you feel like starting?')
      .replaceAll('I am your coach', 'I will be your coach on this way')
      .replaceAll('Let me get to know you first.', 'May I ask a few things?')
      .replaceAll("Now let's find names for who you are.", 'On to the names, then.'),
  ),
);
