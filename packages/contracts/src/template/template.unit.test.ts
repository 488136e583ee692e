import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Template } from './template.js';

/** The sample that the first users know, with parameters in place of its ellipsis. */
const SAMPLE = {
  user: { first_name: 'John', last_name: 'Doe', email: 'john@example.com' },
  coach_state: { current_phase: 'IDENTITY_BRAINSTORMING', identity_focus: 'CAREER' },
  identities: [{ name: 'Career Professional', category: 'CAREER', affirmation: 'I am...' }],
  chat_messages: [
    { role: 'user', content: 'I want to improve my career' },
    { role: 'assistant', content: "Let's explore your career identity..." },
  ],
  user_notes: [{ note: 'User shows strong interest in career development' }],
  actions: [
    { action_type: 'CREATE_IDENTITY', parameters: { name: 'Career Professional', note: 'x', category: 'CAREER' } },
  ],
};

const MINIMAL = { user: { first_name: 'Ada', last_name: '' }, coach_state: { current_phase: 'INTRODUCTION' } };

describe('a template', () => {
  it('may be the sample that the first users know', () => {
    const template = Template.parse(SAMPLE);
    expect(template.chat_messages[1]?.role).toBe('coach');
    expect(template.identities[0]).toMatchObject({ affirmation: 'I am...', state: 'PROPOSED', notes: [] });
    expect(Template.parse(template)).toEqual(template);
  });

  it('has empty lists where they are missing or null', () => {
    expect(Template.parse({ ...MINIMAL, identities: null })).toEqual({
      schema_version: 1,
      tags: [],
      user: { first_name: 'Ada', last_name: '', is_active: true },
      coach_state: {
        current_phase: 'INTRODUCTION',
        who_you_are: [],
        who_you_want_to_be: [],
        asked_questions: [],
        skipped_identity_categories: [],
        shown_videos: [],
        metadata: {},
      },
      identities: [],
      chat_messages: [],
      user_notes: [],
      actions: [],
      breaks: [],
    });
  });

  it('starts at the beginning when its coach state was left untouched', () => {
    expect(Template.parse({ ...MINIMAL, coach_state: {} }).coach_state.current_phase).toBe('INTRODUCTION');
    expect(Template.safeParse({ ...MINIMAL, coach_state: { who_you_are: [] } }).success).toBe(false);
    expect(Template.safeParse({ user: MINIMAL.user }).success).toBe(false);
  });

  it('loses the fields of the older system that must not be kept', () => {
    const user = { ...MINIMAL.user, id: 7, password: 'secret', verification_token: null, is_staff: false };
    expect(Template.parse({ ...MINIMAL, user }).user).toEqual({ ...MINIMAL.user, is_active: true });
  });

  it.each(['is_staff', 'is_superuser'])('never makes a privileged user through %s', (key) => {
    expect(Template.safeParse({ ...MINIMAL, user: { ...MINIMAL.user, [key]: true } }).success).toBe(false);
  });

  it('knows the affirmation by its later name too, but not both', () => {
    const identity = { name: 'Maker', category: 'health' };
    const parse = (rest: object) => Template.safeParse({ ...MINIMAL, identities: [{ ...identity, ...rest }] });
    expect(parse({ i_am_statement: 'I make' }).data?.identities[0]).toEqual({
      ...identity,
      category: 'HEALTH',
      state: 'PROPOSED',
      affirmation: 'I make',
      notes: [],
    });
    expect(parse({ i_am_statement: 'I make', affirmation: 'I make' }).success).toBe(true);
    expect(parse({ i_am_statement: 'I make', affirmation: 'I bake' }).success).toBe(false);
  });

  it('shows images from the web only', () => {
    const parse = (image: string) =>
      Template.safeParse({ ...MINIMAL, identities: [{ name: 'Maker', category: 'HEALTH', image }] }).success;
    expect([parse('https://example.com/a.png'), parse('javascript:alert(1)'), parse('a.png')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['script', 'expectations'])('holds no %s of its own, and says where they are written', (key) => {
    const issues = Template.safeParse({ ...MINIMAL, [key]: [] }).error?.issues;
    expect(issues).toMatchObject([
      { keys: [key], message: expect.stringContaining('`rehearsals`, beside `template`') },
    ]);
  });

  it('refuses broken links by itself, without the fault report', () => {
    const coach_state = { ...MINIMAL.coach_state, current_identity: 'Nobody' };
    expect(Template.safeParse({ ...MINIMAL, coach_state }).error?.issues[0]?.path).toEqual([
      'coach_state',
      'current_identity',
    ]);
  });

  it.each(['draft-7', 'draft-2020-12'] as const)('has a JSON Schema in %s that editors can use', (target) => {
    const schema = z.toJSONSchema(Template, { io: 'input', target });
    expect(schema.required).toEqual(['user', 'coach_state']);
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties ?? {})).toContain('chat_messages');
  });
});
