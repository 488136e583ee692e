import { describe, expect, it } from '@jest/globals';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { converse } from '../testing/converse.js';
import { finish, NO_PAST, type Past } from '../engine.js';
import { answer, scriptedEngine } from './scripted-engine.js';

const SIX = [
  'Hi there!',
  "Yes, I'm ready.",
  'I grew up in a small town by the sea, with two older brothers.',
  'I work as a nurse and live in a flat in the city. I love painting and long walks.',
  'I am here because I would like to find out what I really want.',
  'I am a caring person, and I want to be braver.',
];

const last = <T>(list: readonly T[]): T => {
  const found = list.at(-1);
  if (found === undefined) throw new Error('the list is empty');
  return found;
};
/** As it is given of a long session. */
const theEndOf = (state: CoachingState): CoachingState => ({
  ...state,
  coach_state: {
    ...state.coach_state,
    current_phase: 'IDENTITY_BRAINSTORMING',
    current_identity: null,
    identity_focus: 'PASSIONS',
    skipped_identity_categories: [],
    proposed_identity: null,
  },
  chat_messages: state.chat_messages.slice(-100),
});
const talk = (state: CoachingState, messages: readonly string[]) => last(converse(state, messages)).state;
const reached = ({ coach_state }: CoachingState) => PHASE_ORDER.indexOf(coach_state.current_phase);

describe('the scripted coach', () => {
  it('carries a natural conversation of six messages to brainstorming, with an identity', () => {
    const state = talk(newcomer({ first_name: 'Ana' }), SIX);
    expect(reached(state)).toBeGreaterThanOrEqual(PHASE_ORDER.indexOf('IDENTITY_BRAINSTORMING'));
    expect(state.identities.length).toBeGreaterThanOrEqual(1);
    expect(state.coach_state.asked_questions).toHaveLength(5);
    expect(state.user_notes.length).toBeGreaterThanOrEqual(4);
    expect(state.coach_state.who_you_are).toContain('a nurse');
    expect(state.coach_state.who_you_want_to_be).toContain('find out what I really want');
  });

  it.each([
    [
      'hurried',
      [
        'Hello',
        'ok',
        'A village. My mother raised me.',
        'Shop assistant, I play chess',
        'More confidence',
        'Someone shy',
      ],
    ],
    [
      'talkative',
      [
        "Hi, I'm Maria and I'm ready to start.",
        'I grew up in Porto, my parents ran a bakery and I have one sister.',
        'I am a software engineer, I live alone, and I love hiking at the weekend.',
        'I want to become a calmer person and find more meaning.',
        'I love it!',
        'I love it!',
      ],
    ],
    [
      'one answer at a time',
      [
        'Hello coach, I am ready to begin.',
        'I grew up on a farm.',
        'I am married and have three children.',
        'I am a teacher.',
        'I hope to have more time for myself.',
        'I enjoy gardening.',
      ],
    ],
  ])('does so with a person who is %s', (_kind, messages) => {
    const state = talk(newcomer({ first_name: 'Maria' }), messages);
    expect(reached(state)).toBeGreaterThanOrEqual(PHASE_ORDER.indexOf('IDENTITY_BRAINSTORMING'));
    expect(state.identities.length).toBeGreaterThanOrEqual(1);
  });

  it('walks from the introduction to the end of the visualization', () => {
    const turns = converse(newcomer({ first_name: 'Ana' }), [
      ...SIX,
      'Refine it',
      'Colour Witch',
      'I love it!',
      'Not for me',
      'I love it!',
      'Skip health',
      "That's enough, let's move on",
      'Looks good',
      'I love them all',
      'Is that everything?',
      'Yes, one for how I save money',
      'I love it!',
      'Nothing is missing',
      'I commit',
      'Yes to all of them',
      'I am the one who paints the sea.',
      'I love them all',
      'I stand at the window of my own studio, the sea below, and paint.',
      'I love them all!',
    ]);
    const { state } = last(turns);
    expect(turns.flatMap(({ refused }) => refused)).toEqual([]);
    const entered = turns
      .flatMap(({ answer }) => answer.actions)
      .flatMap((action) => (action.action_type === 'TRANSITION_PHASE' ? [action.parameters.to_phase] : []));
    expect(entered).toEqual(PHASE_ORDER.slice(1));
    const kept = state.identities.filter((identity) => identity.state !== 'ARCHIVED');
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(kept.map((identity) => identity.state)).toEqual(kept.map(() => 'VISUALIZATION_COMPLETE'));
    expect(kept.every(({ affirmation, visualization }) => affirmation !== null && visualization !== null)).toBe(true);
    expect(kept.map(({ name }) => name)).toContain('Colour Witch');
  });

  it('offers no name again that was proposed before what it is given of a long session', () => {
    const long = talk(newcomer({ first_name: 'Ana' }), [...SIX, ...Array.from({ length: 60 }, () => 'Not for me')]);
    const proposedNames = long.actions
      .filter(({ action_type }) => action_type === 'CREATE_IDENTITY')
      .map(({ parameters }) => parameters.name as string);
    const state = { ...theEndOf(long), actions: [], identities: [] };
    const past = { actions: 0, messages: long.chat_messages.length - state.chat_messages.length, proposedNames };
    const offered = (known: Past) =>
      answer({
        state,
        past: known,
        instanceId: null,
        trialId: null,
        message: 'I love painting',
        seed: 1,
        now: '2025-01-31T09:30:00Z',
      })
        .actions.filter(({ action_type }) => action_type === 'CREATE_IDENTITY')
        .map(({ parameters }) => (parameters as { name: string }).name);
    expect(proposedNames).toContain('Creative Painter');
    expect(offered({ ...past, proposedNames: [] })).toEqual(['Creative Painter']);
    expect(offered(past).filter((name) => proposedNames.includes(name))).toEqual([]);
  });

  it('streams exactly what it replies', async () => {
    const tokens: string[] = [];
    const turn = {
      state: newcomer(),
      past: NO_PAST,
      instanceId: null,
      trialId: null,
      message: 'I love painting.',
      seed: 7,
      now: '2025-01-31T09:30:00Z',
    };
    const { reply } = await finish(scriptedEngine.reply(turn), (token) => void tokens.push(token));
    expect(tokens.join('')).toBe(reply.content);
    expect(tokens.length).toBeGreaterThan(5);
  });

  it('shows what it saw as its prompt', () => {
    const { prompt } = last(converse(newcomer({ first_name: 'Ana' }), SIX.slice(0, 3))).answer;
    expect(prompt).toContain('Phase: Get To Know You');
    expect(prompt).toContain('Coach: ');
    expect(prompt).toContain(`Message: ${SIX[2] ?? ''}`);
  });
});
