import { describe, expect, it } from '@jest/globals';
import { pseudonymise, type PseudonymiseOptions } from './pseudonymise.js';
import type { Passage } from '@rehearsal/contracts/http/scenarios/freeze';
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
      replace: { Garcia: 'Stone', '(415) 867-5309': 'my number', 'Hi Maria!': 'Welcome!' },
    });
    expect(template.user).toMatchObject({ first_name: 'Bea', last_name: 'Stone', email: 'person1@example.invalid' });
    expect(template.coach_state.metadata).toMatchObject({ Bea: { note: 'ask STONE' } });
    expect(template.chat_messages[0]?.content).toBe('Welcome!');
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

describe('a text that a reviewer picks', () => {
  const told = (content: string) =>
    Template.parse({ ...source, chat_messages: [{ role: 'user', content }], user_notes: [], actions: [] });
  const after = (content: string, replace: Record<string, string>) => {
    const { template, replacements } = pseudonymise(told(content), { replace });
    return { text: template.chat_messages[0]?.content, kinds: replacements.map(({ kind, found }) => [kind, found]) };
  };

  it.each([
    ['I work at Acme Ltd, yes, ACME LTD.', { 'Acme Ltd': 'the firm' }, 'I work at the firm, yes, THE FIRM.'],
    ['Art starts the party, and art is long.', { art: 'it' }, 'Art starts the party, and it is long.'],
    ['I was born in 1987, not in 19871.', { '1987': 'a year' }, 'I was born in a year, not in 19871.'],
    ['Acme and Acme Berlin', { Acme: 'A', 'Acme Berlin': 'B' }, 'A and B'],
    ['これは東京です', { 東京: '大阪' }, 'これは大阪です'],
    ['I or a?', { I: 'X', a: 'Y' }, 'I or a?'],
  ])('is replaced everywhere, as a whole word: %s', (content, replace, expected) => {
    expect(after(content, replace as Record<string, string>).text).toBe(expected);
  });

  it('stands for what was found within it, and never leaves a part of what was found', () => {
    const within = after('Ask the wife of Maria about it.', { 'the wife of Maria': 'somebody' });
    expect(within.text).toBe('Ask somebody about it.');
    expect(within.kinds).toContainEqual(['own', 'the wife of Maria']);
    const across = after('Write to jo@acme.example today', { 'to jo': 'to X' });
    expect(across.text).toMatch(/^Write to person\d+@example\.invalid today$/);
    expect(after('I am Maria', { Maria: 'Kim' }).kinds).toContainEqual(['name', 'Maria']);
  });

  it('is shown in its place, beside what was found, with the whole text around it', () => {
    const passages: Passage[] = [];
    const options = { replace: { Acme: 'a firm' }, keep: ['maria@gmail.com'] };
    pseudonymise(told('Maria of Acme, maria@gmail.com.'), options, (passage) => passages.push(passage));
    const said = passages.find(({ place }) => place === '/chat_messages/0/content');
    expect(said?.pieces).toEqual([
      { text: 'Maria', kind: 'name', replacement: expect.any(String) as unknown },
      { text: ' of ' },
      { text: 'Acme', kind: 'own', replacement: 'a firm' },
      { text: ', ' },
      { text: 'maria@gmail.com', kind: 'email', replacement: 'maria@gmail.com' },
      { text: '.' },
    ]);
    expect(passages.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['/user/first_name', '/user/email', '/identities/0/notes/0']),
    );
  });
});
