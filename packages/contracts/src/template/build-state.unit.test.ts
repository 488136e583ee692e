import { describe, expect, it } from '@jest/globals';
import { buildState } from './build-state.js';
import { CoachingState } from '../coaching/coaching-state.js';
import { Template } from './template.js';
import { toTemplate } from './to-template.js';

const CONTEXT = { instanceId: 'inst', now: '2025-01-01T12:00:00.000Z', email: 'inst@test.rehearsal.invalid' };

const stateOf = (template: object): CoachingState =>
  buildState(
    Template.parse({
      user: { first_name: 'Ada', last_name: 'L', email: 'ada@example.com' },
      coach_state: { current_phase: 'INTRODUCTION' },
      ...template,
    }),
    CONTEXT,
  );

const SAID_TWICE = [
  { role: 'coach', content: 'Shall we?', timestamp: '2024-01-01T10:00:00Z' },
  { role: 'user', content: 'Yes', timestamp: '2024-01-01T10:01:00Z' },
  { role: 'coach', content: 'Shall we?', timestamp: '2024-01-01T10:02:00Z' },
];

describe('the state that a template describes', () => {
  it('is a valid state with a reserved address in place of the template’s', () => {
    const state = stateOf({});
    expect(CoachingState.parse(state)).toEqual(state);
    expect(state.profile).toEqual({ first_name: 'Ada', last_name: 'L', email: CONTEXT.email, is_active: true });
  });

  it('has derived ids and linked identities', () => {
    const state = stateOf({
      coach_state: { current_phase: 'INTRODUCTION', current_identity: 'maker', proposed_identity: 'Friend' },
      identities: [
        { name: 'Maker', category: 'CAREER' },
        { name: 'Friend', category: 'FAMILY', parent: 'MAKER' },
      ],
    });
    expect(state.coach_state).toMatchObject({ current_identity: 'inst-i0', proposed_identity: 'inst-i1' });
    expect(state.identities.map(({ id, parent_id }) => [id, parent_id])).toEqual([
      ['inst-i0', null],
      ['inst-i1', 'inst-i0'],
    ]);
  });

  it('keeps the template’s times and spaces missing ones before now', () => {
    const { chat_messages, breaks } = stateOf({
      chat_messages: [...SAID_TWICE.slice(0, 1), { role: 'user', content: 'Yes' }],
      breaks: [{ triggered_by_session: 's1' }],
    });
    expect(chat_messages.map(({ timestamp }) => timestamp)).toEqual([
      '2024-01-01T10:00:00Z',
      '2025-01-01T11:59:00.000Z',
    ]);
    expect(breaks).toEqual([{ triggered_by_session: 's1', started_at: '2025-01-01T11:59:00.000Z', ended_at: null }]);
  });

  it('links an action to the equal message that is nearest before it, else to the last', () => {
    const acted = (rest: object) => ({ action_type: 'END_BREAK', parameters: {}, coach_message: 'Shall we?', ...rest });
    const { actions } = stateOf({
      chat_messages: SAID_TWICE,
      actions: [
        acted({ timestamp: '2024-01-01T10:01:30Z' }),
        acted({ timestamp: '2024-01-01T12:03:00+02:00' }),
        acted({ timestamp: '2023-01-01T00:00:00Z' }),
        acted({}),
        acted({ coach_message: 0 }),
        acted({ coach_message: null }),
      ],
    });
    expect(actions.map(({ coach_message_id }) => coach_message_id)).toEqual([
      'inst-m0',
      'inst-m2',
      'inst-m2',
      'inst-m2',
      'inst-m0',
      null,
    ]);
  });

  it('identifies what actions name, and keeps what is named no more', () => {
    const { actions } = stateOf({
      identities: [{ name: 'Maker', category: 'CAREER' }],
      user_notes: [{ note: 'Sails' }],
      actions: [
        { action_type: 'ACCEPT_IDENTITY', parameters: { id: 'maker' } },
        { action_type: 'ACCEPT_IDENTITY', parameters: { id: 'Old name' } },
        { action_type: 'UPDATE_USER_NOTE', parameters: { notes: [{ id: 'Sails', note: 'Sails' }] } },
        { action_type: 'DELETE_USER_NOTE', parameters: { ids: ['Sails', 'gone'] } },
      ],
    });
    expect(actions.map(({ parameters }) => parameters)).toEqual([
      { id: 'inst-i0' },
      { id: 'Old name' },
      { notes: [{ id: 'inst-n0', note: 'Sails' }] },
      { ids: ['inst-n0', 'gone'] },
    ]);
  });
});

describe('freezing a state', () => {
  it('gives a template without ids or address that keeps times and links', () => {
    const state = stateOf({
      coach_state: { current_phase: 'INTRODUCTION', current_identity: 'Maker' },
      identities: [{ name: 'Maker', category: 'CAREER', created_at: '2024-01-01T09:00:00Z' }],
      chat_messages: SAID_TWICE,
      user_notes: [{ note: 'Sails', source_message: 1, created_at: '2024-01-01T10:01:01Z' }],
      actions: [
        {
          action_type: 'SET_CURRENT_IDENTITY',
          parameters: { identity_id: 'Maker' },
          result_summary: 'Set',
          timestamp: '2024-01-01T10:00:30Z',
          coach_message: 'Shall we?',
        },
      ],
    });
    const template = toTemplate(state);
    expect(JSON.stringify(template)).not.toContain('inst');
    expect(template).toMatchObject({
      user: { first_name: 'Ada', last_name: 'L', is_active: true },
      coach_state: { current_identity: 'Maker' },
      identities: [{ created_at: '2024-01-01T09:00:00Z' }],
      chat_messages: SAID_TWICE,
      user_notes: [{ note: 'Sails', source_message: 1, created_at: '2024-01-01T10:01:01Z' }],
      actions: [{ parameters: { identity_id: 'Maker' }, timestamp: '2024-01-01T10:00:30Z', coach_message: 0 }],
    });
    expect(Template.parse(template)).toEqual(template);
    expect(buildState(template, CONTEXT)).toEqual(state);
  });
});
