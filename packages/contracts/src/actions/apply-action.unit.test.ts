import { describe, expect, it } from '@jest/globals';
import { applyAction } from './apply-action.js';
import { Action } from './actions.js';
import { buildState } from '../template/build-state.js';
import type { CoachingState } from '../coaching/coaching-state.js';
import { Template } from '../template/template.js';

const AT = '2025-01-02T00:00:00.000Z';
const MAKER = 'p-i0';
const FRIEND = 'p-i1';

/** A person with two identities, Maker and Friend, and one note. */
const aPerson = (coach_state: object = {}): CoachingState =>
  buildState(
    Template.parse({
      user: { first_name: 'Ada', last_name: 'L' },
      coach_state: { current_phase: 'IDENTITY_BRAINSTORMING', ...coach_state },
      identities: [
        { name: 'Maker', category: 'CAREER', notes: ['builds'] },
        { name: 'Friend', category: 'RELATIONSHIPS', notes: ['listens'], visualization: 'A table' },
      ],
      user_notes: [{ note: 'Likes boats' }],
    }),
    { instanceId: 'p', now: '2025-01-01T00:00:00.000Z', email: 'p@test.invalid' },
  );

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** Given a state that nobody may touch, when the coach acts, then the outcome. */
const when = (state: CoachingState, action_type: string, parameters: object, id = 'act') =>
  applyAction(frozen(state), Action.parse({ action_type, parameters }), { id, at: AT, coachMessageId: 'm9' });

const after = (state: CoachingState, action_type: string, parameters: object, id = 'act'): CoachingState => {
  const outcome = when(state, action_type, parameters, id);
  if (!('state' in outcome)) throw new Error(`not applied: ${JSON.stringify(outcome)}`);
  return outcome.state;
};

const identityIn = (state: CoachingState, id: string) => state.identities.find((identity) => identity.id === id);
const summaryOf = (outcome: ReturnType<typeof when>): string => ('summary' in outcome ? outcome.summary : 'none');
const UNCHANGED = { unchanged: true };

describe('an applied action', () => {
  it('leaves a row that says what, when and in which message', () => {
    expect(after(aPerson(), 'SET_CURRENT_IDENTITY', { identity_id: MAKER }).actions).toEqual([
      {
        id: 'act',
        action_type: 'SET_CURRENT_IDENTITY',
        parameters: { identity_id: MAKER },
        result_summary: "Set current identity to 'Maker'",
        coach_message_id: 'm9',
        timestamp: AT,
      },
    ]);
  });

  it('changes nothing when it comes again under the same id', () => {
    const state = after(aPerson(), 'START_BREAK', { session_key: 's1' });
    expect(when(state, 'END_BREAK', {}, 'act')).toEqual(UNCHANGED);
    expect(when(state, 'END_BREAK', {}, 'other')).toHaveProperty('state');
  });

  it.each([
    ['CREATE_IDENTITY', { name: 'X', note: 'n', category: 'CAREER' }, "Created identity 'X' in category 'Career'"],
    [
      'CREATE_MULTIPLE_IDENTITIES',
      { identities: ['X', 'x', 'Y', 'maker'].map((name) => ({ name, note: '', category: 'HEALTH' })) },
      "Created 2 identities 'X', 'Y'",
    ],
    ['UPDATE_IDENTITY', { id: MAKER, category: 'HEALTH' }, "Updated identity 'Maker'"],
    ['UPDATE_IDENTITY_NAME', { id: MAKER, name: 'Builder' }, "Renamed identity 'Maker' to 'Builder'"],
    [
      'UPDATE_IDENTITY_AFFIRMATION',
      { id: MAKER, affirmation: 'I make' },
      "Updated the affirmation of identity 'Maker'",
    ],
    [
      'UPDATE_IDENTITY_VISUALIZATION',
      { id: MAKER, visualization: 'A bench' },
      "Updated the visualization of identity 'Maker'",
    ],
    ['ACCEPT_IDENTITY', { id: MAKER }, "Accepted identity 'Maker'"],
    ['ACCEPT_IDENTITY_REFINEMENT', { id: MAKER }, "Completed the refinement of identity 'Maker'"],
    ['ACCEPT_IDENTITY_COMMITMENT', { id: MAKER }, "Completed the commitment to identity 'Maker'"],
    ['ACCEPT_IDENTITY_AFFIRMATION', { id: MAKER }, "Completed the affirmation of identity 'Maker'"],
    ['ACCEPT_IDENTITY_VISUALIZATION', { id: MAKER }, "Completed the visualization of identity 'Maker'"],
    ['ARCHIVE_IDENTITY', { id: MAKER }, "Archived identity 'Maker'"],
    [
      'NEST_IDENTITY',
      { nested_identity_id: FRIEND, parent_identity_id: MAKER },
      "Nested identity 'Friend' under 'Maker'",
    ],
    ['COMBINE_IDENTITIES', { identity_id_a: MAKER, identity_id_b: FRIEND }, "Combined identity 'Friend' into 'Maker'"],
    ['ADD_IDENTITY_NOTE', { id: MAKER, note: 'paints' }, "Added a note to identity 'Maker'"],
    [
      'TRANSITION_PHASE',
      { to_phase: 'BRAINSTORMING_REVIEW' },
      "Transitioned from 'Identity Brainstorming' to 'Brainstorming Review'",
    ],
    ['SELECT_IDENTITY_FOCUS', { new_focus: 'MONEY_MAKER' }, "Set identity focus to 'Money Maker'"],
    ['SET_CURRENT_IDENTITY', { identity_id: MAKER }, "Set current identity to 'Maker'"],
    ['SKIP_IDENTITY_CATEGORY', { category: 'FAMILY' }, "Skipped identity category 'Family'"],
    ['UPDATE_WHO_YOU_ARE', { who_you_are: ['a', 'b', 'a'] }, "Updated who you are to 'a', 'b'"],
    ['UPDATE_WHO_YOU_WANT_TO_BE', { who_you_want_to_be: ['c'] }, "Updated who you want to be to 'c'"],
    ['UPDATE_ASKED_QUESTIONS', { asked_questions: ['WORK_LIVING'] }, "Updated asked questions to 'WORK_LIVING'"],
    ['ADD_USER_NOTE', { notes: ['Has a cat', 'Likes boats'] }, 'Added 1 user note'],
    ['UPDATE_USER_NOTE', { notes: [{ id: 'p-n0', note: 'Sails' }] }, 'Updated 1 user note'],
    ['DELETE_USER_NOTE', { ids: ['p-n0', 'gone'] }, 'Deleted 1 user note'],
    ['ACKNOWLEDGE_SESSION_VIDEO', { video_key: 'v1' }, "Acknowledged session video 'v1'"],
    ['START_BREAK', { session_key: 's1' }, "Started a break after session 's1'"],
  ])('%s tells what it did, and changes nothing the second time', (type, parameters, summary) => {
    const first = when(aPerson(), type, parameters);
    expect(summaryOf(first)).toBe(summary);
    expect('state' in first && when(first.state, type, parameters, 'again')).toEqual(UNCHANGED);
  });

  it('can take a skip and a break back', () => {
    const skipped = after(aPerson(), 'SKIP_IDENTITY_CATEGORY', { category: 'FAMILY' }, 'a1');
    const back = after(skipped, 'UNSKIP_IDENTITY_CATEGORY', { category: 'FAMILY' }, 'a2');
    expect(back.coach_state.skipped_identity_categories).toEqual([]);
    expect(when(back, 'UNSKIP_IDENTITY_CATEGORY', { category: 'FAMILY' }, 'a3')).toEqual(UNCHANGED);
    const paused = after(back, 'START_BREAK', { session_key: 's1' }, 'a4');
    const resumed = after(paused, 'END_BREAK', {}, 'a5');
    expect(resumed.breaks).toEqual([{ triggered_by_session: 's1', started_at: AT, ended_at: AT }]);
    expect(when(resumed, 'END_BREAK', {}, 'a6')).toEqual(UNCHANGED);
  });

  it('has a summary of one line, however much it names', () => {
    const outcome = when(aPerson(), 'UPDATE_WHO_YOU_ARE', { who_you_are: ['x'.repeat(5_000)] });
    expect(summaryOf(outcome).length).toBeLessThan(1_100);
  });
});

describe('a new identity', () => {
  it('gets an id derived from the action, and is what the person is asked about', () => {
    const state = after(aPerson(), 'CREATE_IDENTITY', { name: 'Sailor', note: 'boats', category: 'PASSIONS' });
    expect(state.coach_state.proposed_identity).toBe('act-i0');
    expect(identityIn(state, 'act-i0')).toEqual({
      id: 'act-i0',
      name: 'Sailor',
      category: 'PASSIONS',
      state: 'PROPOSED',
      affirmation: null,
      visualization: null,
      notes: ['boats'],
      image: null,
      parent_id: null,
      created_at: AT,
    });
    expect(after(state, 'ACCEPT_IDENTITY', { id: 'act-i0' }, 'act2').coach_state.proposed_identity).toBeNull();
  });

  it('is not made twice under one name, whatever its case', () => {
    expect(when(aPerson(), 'CREATE_IDENTITY', { name: ' mAKER ', note: 'n', category: 'CAREER' })).toEqual(UNCHANGED);
  });
});

describe('an identity', () => {
  it('gets further notes beside those it has', () => {
    const state = after(aPerson(), 'UPDATE_IDENTITY', { id: MAKER, notes: ['builds', 'mends'], state: 'ACCEPTED' });
    expect(identityIn(state, MAKER)).toMatchObject({
      notes: ['builds', 'mends'],
      state: 'ACCEPTED',
      category: 'CAREER',
    });
  });

  it('cannot take the name of another one, but its own in another case', () => {
    expect(when(aPerson(), 'UPDATE_IDENTITY_NAME', { id: MAKER, name: 'friend' })).toEqual({
      refused: "Another identity is already named 'Friend'.",
    });
    expect(identityIn(after(aPerson(), 'UPDATE_IDENTITY_NAME', { id: MAKER, name: 'MAKER' }), MAKER)?.name).toBe(
      'MAKER',
    );
  });

  it('is nobody’s current identity once it is archived', () => {
    const state = after(aPerson({ current_identity: 'Maker' }), 'ARCHIVE_IDENTITY', { id: MAKER });
    expect(state.coach_state.current_identity).toBeNull();
  });

  it('that is combined lives on in the one that is kept, with all that pointed at it', () => {
    const nested = after(
      aPerson({ current_identity: 'Friend' }),
      'NEST_IDENTITY',
      { nested_identity_id: MAKER, parent_identity_id: FRIEND },
      'a1',
    );
    const state = after(nested, 'COMBINE_IDENTITIES', { identity_id_a: MAKER, identity_id_b: FRIEND }, 'a2');
    expect(identityIn(state, MAKER)).toMatchObject({
      notes: ['builds', 'listens'],
      visualization: 'A table',
      parent_id: null,
    });
    expect(identityIn(state, FRIEND)).toMatchObject({ state: 'ARCHIVED', parent_id: null });
    expect(state.coach_state.current_identity).toBe(MAKER);
  });
});

describe('an action is refused', () => {
  it.each([
    ['ACCEPT_IDENTITY', { id: 'q-i0' }],
    ['SET_CURRENT_IDENTITY', { identity_id: 'q-i0' }],
    ['NEST_IDENTITY', { nested_identity_id: MAKER, parent_identity_id: 'q-i0' }],
    ['COMBINE_IDENTITIES', { identity_id_a: 'q-i0', identity_id_b: MAKER }],
    ['UPDATE_IDENTITY', { id: 'q-i0', name: 'X' }],
  ])('when %s points at an identity of another person', (type, parameters) => {
    expect(when(aPerson(), type, parameters)).toEqual({ refused: 'No identity of this person has the id "q-i0".' });
  });

  it('when it updates a note of another person, even beside an own one', () => {
    const notes = [
      { id: 'p-n0', note: 'x' },
      { id: 'q-n0', note: 'y' },
    ];
    expect(when(aPerson(), 'UPDATE_USER_NOTE', { notes })).toHaveProperty('refused');
  });

  it('when an identity would be nested within or combined with itself', () => {
    expect(when(aPerson(), 'NEST_IDENTITY', { nested_identity_id: MAKER, parent_identity_id: MAKER })).toHaveProperty(
      'refused',
    );
    expect(when(aPerson(), 'COMBINE_IDENTITIES', { identity_id_a: MAKER, identity_id_b: MAKER })).toHaveProperty(
      'refused',
    );
    const nested = after(aPerson(), 'NEST_IDENTITY', { nested_identity_id: MAKER, parent_identity_id: FRIEND });
    expect(
      when(nested, 'NEST_IDENTITY', { nested_identity_id: FRIEND, parent_identity_id: MAKER }, 'b'),
    ).toHaveProperty('refused');
  });

  it('when it skips phases, with the ways that are open', () => {
    expect(
      when(aPerson({ current_phase: 'INTRODUCTION' }), 'TRANSITION_PHASE', { to_phase: 'IDENTITY_COMMITMENT' }),
    ).toEqual({
      refused: "There is no way from 'Introduction' to 'Identity Commitment'; allowed: 'Get To Know You'.",
    });
  });
});
