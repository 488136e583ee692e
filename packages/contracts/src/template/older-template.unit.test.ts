import { describe, expect, it } from '@jest/globals';
import { checkTemplate } from './template-faults.js';
import type { Template } from './template.js';

const MESSAGE_ID = '0b8c5c1e-6a2f-4f0e-9d57-3f1f6b7a2c11';
const NOTE_SOURCE = 'c2f4e6a8-1b3d-4c5e-8f70-91a2b3c4d5e6';
const WELCOME = 'Welcome. What would you like to be known for?';

/** A whole freeze of the older system: its own keys, words and times, and no coach state, since nobody had met the coach. */
const older = (): Record<string, unknown> => ({
  clock: '',
  user: { first_name: 'Ines', last_name: 'Moreau', email: '', id: 41, password: 'pbkdf2$1', is_staff: false },
  identities: [
    {
      name: 'Patient Gardener',
      category: 'passions_and_talents',
      state: 'i_am_complete',
      i_am_statement: 'I am patient.',
      image: '',
      parent: '',
      created_at: '2024-05-01 10:00:00.250000',
    },
    { name: 'Early Riser', category: 'doer_of_things', state: '', notes: null },
  ],
  chat_messages: [
    { role: 'assistant', content: WELCOME, timestamp: '2024-05-01T09:58:12.104233', component_config: '' },
    { role: 'user', content: 'For my garden.', timestamp: '2024-05-01T09:59:40' },
    { role: 'assistant', content: 'Tell me more.', timestamp: '2024-05-01T12:00:00+02:00' },
  ],
  user_notes: [
    { note: 'Gardens.', source_message: NOTE_SOURCE, created_at: '2024-05-01T10:00:01' },
    { note: 'Gets up early.', source_message: '', created_at: '' },
  ],
  actions: [
    {
      action_type: 'update_i_am_statement',
      parameters: { id: 'Patient Gardener', i_am_statement: 'I am patient.' },
      result_summary: '',
      timestamp: '2024-05-01T10:00:02',
      original_coach_message_id: MESSAGE_ID,
      coach_message_content: WELCOME,
    },
    {
      action_type: 'accept_i_am_statement',
      parameters: { id: 'Patient Gardener' },
      timestamp: '',
      original_coach_message_id: null,
      coach_message_content: 'A message that was deleted.',
    },
    { action_type: 'transition_phase', parameters: { from_phase: '', to_phase: 'get_to_know_you' } },
  ],
  breaks: [{ triggered_by_session: 'one', started_at: '2024-05-02T08:00:00', ended_at: '' }],
});

const accepted = (input: unknown): { template: Template; said: string[] } => {
  const check = checkTemplate(input);
  if (!check.ok) throw new Error(JSON.stringify(check.faults));
  return { template: check.template, said: check.warnings.map(({ pointer, message }) => `${pointer} ${message}`) };
};

describe('a template of the older system', () => {
  it('is read as it is meant', () => {
    const { template } = accepted(older());
    expect(template.user).toEqual({ first_name: 'Ines', last_name: 'Moreau', is_active: true });
    expect(template.coach_state.current_phase).toBe('INTRODUCTION');
    expect(template).not.toHaveProperty('clock');
    expect(template.identities).toEqual([
      {
        name: 'Patient Gardener',
        category: 'PASSIONS',
        state: 'AFFIRMATION_COMPLETE',
        affirmation: 'I am patient.',
        notes: [],
        created_at: '2024-05-01T10:00:00.250000Z',
      },
      { name: 'Early Riser', category: 'ACTION', state: 'PROPOSED', notes: [] },
    ]);
    expect(template.chat_messages).toEqual([
      { role: 'coach', content: WELCOME, timestamp: '2024-05-01T09:58:12.104233Z' },
      { role: 'user', content: 'For my garden.', timestamp: '2024-05-01T09:59:40Z' },
      { role: 'coach', content: 'Tell me more.', timestamp: '2024-05-01T12:00:00+02:00' },
    ]);
    expect(template.user_notes).toEqual([
      { note: 'Gardens.', created_at: '2024-05-01T10:00:01Z' },
      { note: 'Gets up early.' },
    ]);
    expect(template.actions).toEqual([
      {
        action_type: 'UPDATE_IDENTITY_AFFIRMATION',
        parameters: { id: 'Patient Gardener', affirmation: 'I am patient.' },
        result_summary: '',
        timestamp: '2024-05-01T10:00:02Z',
        coach_message: WELCOME,
      },
      { action_type: 'ACCEPT_IDENTITY_AFFIRMATION', parameters: { id: 'Patient Gardener' } },
      { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } },
    ]);
    expect(template.breaks).toEqual([{ triggered_by_session: 'one', started_at: '2024-05-02T08:00:00Z' }]);
  });

  it('is told what became of each thing that is not kept as written', () => {
    const empty = 'is empty and counts as missing';
    const utc = 'has no zone and is read as UTC';
    expect(accepted(older()).said).toEqual([
      '/user/id is ignored',
      '/user/password is ignored',
      `/clock ${empty}`,
      `/user/email ${empty}`,
      '/coach_state is missing: the person starts in INTRODUCTION',
      `/identities/0/image ${empty}`,
      `/identities/0/parent ${empty}`,
      `/identities/0/created_at ${utc}`,
      `/identities/1/state ${empty}`,
      `/chat_messages/0/component_config ${empty}`,
      `/chat_messages/0/timestamp ${utc} (so it is at 1 more place)`,
      `/user_notes/0/created_at ${utc}`,
      '/user_notes/0/source_message is an id of another system, which leads to no chat message here: the link is dropped',
      `/user_notes/1/created_at ${empty}`,
      `/user_notes/1/source_message ${empty}`,
      `/actions/0/timestamp ${utc}`,
      '/actions/0/original_coach_message_id is an id of another system and is dropped',
      '/actions/0/coach_message_content is read as coach_message',
      '/actions/0/action_type is read as UPDATE_IDENTITY_AFFIRMATION',
      '/actions/0/parameters/i_am_statement is read as affirmation',
      `/actions/1/timestamp ${empty}`,
      '/actions/1/coach_message_content is dropped: no chat message has exactly this content',
      '/actions/1/action_type is read as ACCEPT_IDENTITY_AFFIRMATION',
      `/actions/2/parameters/from_phase ${empty}`,
      `/breaks/0/ended_at ${empty}`,
      `/breaks/0/started_at ${utc}`,
    ]);
  });

  it('is canonical once it was read: the second time nothing changes and nothing is said', () => {
    const { template } = accepted(older());
    expect(accepted(template)).toEqual({ template, said: [] });
  });

  it('keeps what only looks older: texts that are ids or empty, and links to them', () => {
    const { template, said } = accepted({
      user: { first_name: 'Ines', last_name: '' },
      coach_state: { current_phase: 'INTRODUCTION' },
      identities: [{ name: 'Maker', category: 'CAREER', affirmation: '', visualization: '' }],
      chat_messages: [
        { role: 'user', content: NOTE_SOURCE },
        { role: 'coach', content: '' },
      ],
      user_notes: [{ note: 'n', source_message: NOTE_SOURCE }],
      actions: [{ action_type: 'ACCEPT_IDENTITY', parameters: { id: 'Maker' }, coach_message: '' }],
    });
    expect(said).toEqual([]);
    expect(template.user_notes[0]?.source_message).toBe(NOTE_SOURCE);
    expect(template.actions[0]?.coach_message).toBe('');
    expect(template.identities[0]).toMatchObject({ affirmation: '', visualization: '' });
  });

  it('takes the coach message that is linked already before the one that is quoted', () => {
    const input = older();
    const action = { action_type: 'END_BREAK', parameters: {}, coach_message: 2, coach_message_content: WELCOME };
    const { template, said } = accepted({ ...input, actions: [action] });
    expect(template.actions[0]?.coach_message).toBe(2);
    expect(said).toContain('/actions/0/coach_message_content is dropped: coach_message says which message it is');
  });

  it.each([
    ['/user/first_name', { user: { first_name: '', last_name: '' } }],
    ['/coach_state/current_phase', { coach_state: { current_phase: '' } }],
    ['/identities/0/category', { identities: [{ name: 'Maker', category: '' }] }],
    ['/user_notes/0/source_message', { user_notes: [{ note: 'n', source_message: 'never said' }] }],
    ['/chat_messages/0/timestamp', { chat_messages: [{ role: 'user', content: '', timestamp: '1 May 2024' }] }],
    [
      '/chat_messages/0/timestamp',
      { chat_messages: [{ role: 'user', content: '', timestamp: '2024-13-01T10:00:00' }] },
    ],
    ['/actions/0/parameters', { actions: [{ action_type: 'accept_i_am_statement', parameters: 'x' }] }],
    ['/actions/0', { actions: ['x'] }],
    ['/identities', { identities: 'x' }],
    ['/coach_state', { coach_state: 'x' }],
  ])('is refused at %s like any other, where its author wrote it', (pointer, part) => {
    const check = checkTemplate({ ...older(), actions: [], user_notes: [], chat_messages: [], ...part });
    expect(check.ok ? [] : check.faults.map((fault) => fault.pointer)).toEqual([pointer]);
  });
});
