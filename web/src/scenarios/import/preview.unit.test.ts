import { describe, expect, it } from '@jest/globals';
import { previewOf } from './preview.js';

const template = {
  user: { first_name: 'Amara', last_name: 'Okafor' },
  chat_messages: [
    { role: 'coach', content: 'Hello' },
    { role: 'user', content: 'Hello to you' },
  ],
  identities: [{ name: 'Nurse', category: 'CAREER' }],
};
const scenario = (more: object = {}) => JSON.stringify({ name: 'Whole', template, ...more });

describe('what would be made of a file', () => {
  it('is told of a scenario by its person and how much it holds', () => {
    const rehearsals = [{ name: 'says hello', script: [{ say: 'Hello' }] }];
    expect(previewOf(scenario({ tags: ['a', 'b'], rehearsals }), 'scenario')).toEqual({
      ok: true,
      name: 'Whole',
      words: 'A scenario of Amara Okafor: 2 messages, 1 identity, 0 notes, 0 actions, 1 rehearsal. Tags: a, b.',
    });
  });

  it('is told of a conversation by its messages; it has no name', () => {
    const talk = '[{"role":"user","content":"Hello"},{"role":"assistant","content":"Hello to you"}]';
    expect(previewOf(talk, 'openai')).toEqual({ ok: true, name: null, words: 'A conversation of 2 messages.' });
  });

  it('is nothing where it breaks a rule: the first place, and how many there are beside it', () => {
    expect(previewOf(scenario({ name: '', tags: 'x' }), 'scenario')).toEqual({
      ok: false,
      words: expect.stringMatching(/^Line 1, column \d+: \/name .*, and 1 more to mend\.$/),
    });
    expect(previewOf('{"template": ', 'scenario')).toMatchObject({ ok: false });
  });
});
