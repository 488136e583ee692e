import { Template } from '@rehearsal/contracts/template/template';

/** A person who has just arrived. */
export const anEmptyTemplate = (): Template =>
  Template.parse({ user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } });

/** A person in the middle of things: every section is filled. */
export const aTemplate = (): Template =>
  Template.parse({
    user: { first_name: 'John', last_name: 'Doe', email: 'john@example.com' },
    coach_state: {
      current_phase: 'IDENTITY_BRAINSTORMING',
      identity_focus: 'CAREER',
      current_identity: 'Career Professional',
    },
    identities: [
      { name: 'Career Professional', category: 'CAREER', affirmation: 'I am growing', state: 'ACCEPTED' },
      { name: 'Calm Parent', category: 'FAMILY' },
    ],
    chat_messages: [
      { role: 'user', content: 'I want to improve my career', timestamp: '2026-01-05T10:00:00.000Z' },
      { role: 'assistant', content: "Let's explore your career identity", timestamp: '2026-01-05T10:00:05.000Z' },
    ],
    user_notes: [{ note: 'Strong interest in career development', source_message: 0 }],
    actions: [
      {
        action_type: 'CREATE_IDENTITY',
        parameters: { name: 'Career Professional', note: 'said so', category: 'CAREER' },
        coach_message: 1,
        timestamp: '2026-01-05T10:00:05.000Z',
      },
    ],
  });
