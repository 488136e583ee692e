import { describe, expect, it } from '@jest/globals';
import { pseudonymise, type PseudonymiseOptions } from './pseudonymise.js';
import { Template } from '@rehearsal/contracts/template/template';

const source = Template.parse({
  tags: ['for-maria'],
  user: { first_name: 'Maria', last_name: 'Garcia', email: 'maria@gmail.com' },
  coach_state: {
    current_phase: 'IDENTITY_REFINEMENT',
    current_identity: 'maria the singer',
    metadata: { Maria: { note: 'ask GARCIA', customer: 4155552671 } },
  },
  identities: [
    {
      name: 'Maria the Singer',
      category: 'CAREER',
      image: 'https://example.org/u/maria99/face.png',
      notes: ["Maria's own"],
    },
    { name: 'Robin', category: 'FAMILY', parent: 'MARIA THE SINGER ' },
  ],
  chat_messages: [
    { role: 'coach', content: 'Hi Maria!' },
    { role: 'user', content: 'Write to maria@gmail.com or MARIA@GMAIL.COM, or call +1 415 867 5309 / (415) 867-5309.' },
  ],
  user_notes: [{ note: 'Maria sings', source_message: 'Hi Maria!' }],
  actions: [
    {
      action_type: 'ACCEPT_IDENTITY',
      parameters: { id: 'maria the singer' },
      result_summary: "Accepted 'Maria the Singer'",
      coach_message: 0,
    },
  ],
});

const replacedIn = (options?: PseudonymiseOptions) => {
  const { template, replacements } = pseudonymise(source, options);
  const replacementOf = (found: string) => replacements.find((entry) => entry.found === found)?.replacement;
  return { template, replacements, replacementOf };
};

describe('pseudonymising a template', () => {
  it('replaces the name the same way in every section, as loud as it was', () => {
    const { template, replacementOf } = replacedIn();
    const { first_name, last_name } = template.user;
    expect(replacementOf('Maria')).toBe(first_name);
    expect(template.chat_messages[0]?.content).toBe(`Hi ${first_name}!`);
    expect(template.identities[0]?.notes).toEqual([`${first_name}'s own`]);
    expect(template.coach_state.metadata).toEqual({
      [first_name]: { note: `ask ${last_name.toUpperCase()}`, customer: 9000000001 },
    });
    expect(template.tags).toEqual(['for-maria']);
  });

  it('takes no pseudonym that somebody in the template bears', () => {
    expect(pseudonymise(source).template.user.first_name).not.toBe('Robin');
  });

  it('gives one address and one number one pseudonym, however they are spelled', () => {
    const { template } = replacedIn();
    expect(template.user.email).toBe('person1@example.invalid');
    expect(template.chat_messages[1]?.content).toBe(
      'Write to person1@example.invalid or person1@example.invalid, or call +1 200-555-0101 / +1 200-555-0101.',
    );
  });

  it('keeps links intact', () => {
    const { template } = replacedIn();
    const [singer, robin] = template.identities;
    expect(template.coach_state.current_identity?.toLowerCase()).toBe(singer?.name.toLowerCase());
    expect(robin?.parent?.trim().toLowerCase()).toBe(singer?.name.toLowerCase());
    expect(template.user_notes[0]?.source_message).toBe(template.chat_messages[0]?.content);
    expect(template.actions[0]?.parameters).toEqual({ id: singer?.name.toLowerCase() });
    expect(template.actions[0]?.coach_message).toBe(0);
  });

  it('keeps names unique and links unambiguous when two texts become one', () => {
    const twins = Template.parse({
      ...source,
      identities: [
        { name: 'a@b.example', category: 'CAREER' },
        { name: 'c@d.example', category: 'CAREER', parent: 'A@B.example' },
      ],
      coach_state: { current_phase: 'INTRODUCTION', current_identity: 'c@d.example' },
      chat_messages: [
        { role: 'user', content: 'a@b.example' },
        { role: 'user', content: 'c@d.example' },
      ],
      user_notes: [{ note: 'x', source_message: 'a@b.example' }],
      actions: [],
    });
    const { template } = pseudonymise(twins, { replace: { 'a@b.example': 'Friend', 'c@d.example': 'Friend' } });
    expect(template.identities.map(({ name, parent }) => [name, parent])).toEqual([
      ['Friend', undefined],
      ['Friend 2', 'Friend'],
    ]);
    expect(template.coach_state.current_identity).toBe('Friend 2');
    expect(template.user_notes[0]?.source_message).toBe(0);
  });

  it('keeps the origin of a URL', () => {
    expect(replacedIn().template.identities[0]?.image).toBe('https://example.org/u/ref-1/face.png');
  });

  it('tells where each found text stood', () => {
    expect(replacedIn().replacements.find(({ found }) => found === 'Maria')?.places).toEqual([
      '/user/first_name',
      '/coach_state/metadata/Maria',
      '/identities/0/name',
      '/identities/0/notes/0',
      '/chat_messages/0/content',
      '/user_notes/0/note',
      '/user_notes/0/source_message',
      '/actions/0/result_summary',
    ]);
  });

  it('obeys the reviewer: names given, texts kept, replacements of their own', () => {
    const { template } = replacedIn({
      first_name: 'Bea',
      keep: ['+1 415 867 5309', 'maria@gmail.com'],
      replace: { Garcia: 'Stone', '(415) 867-5309': 'my number', 'Hi Maria!': 'not a found text' },
    });
    expect(template.user).toMatchObject({ first_name: 'Bea', last_name: 'Stone', email: 'person1@example.invalid' });
    expect(template.coach_state.metadata).toMatchObject({ Bea: { note: 'ask STONE' } });
    expect(template.chat_messages[1]?.content).toBe(
      'Write to maria@gmail.com or person1@example.invalid, or call +1 415 867 5309 / my number.',
    );
  });

  it('replaces a single name by one that is known again', () => {
    const { template } = pseudonymise(Template.parse({ ...source, user: { first_name: 'Maria', last_name: '' } }));
    expect(template.user.last_name).toBe('');
    expect(pseudonymise(template)).toEqual({ template, replacements: [] });
  });
});
