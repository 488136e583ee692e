import { describe, expect, it } from '@jest/globals';
import { checkTemplate, type TemplateFault } from './template-faults.js';

const USER = { first_name: 'Ada', last_name: 'L' };
const coach_state = { current_phase: 'INTRODUCTION' };

const faultsOf = (input: unknown): TemplateFault[] => {
  const check = checkTemplate(input);
  return check.ok ? [] : check.faults;
};
const pointersOf = (input: unknown): string[] => faultsOf(input).map(({ pointer }) => pointer);

describe('checking a template', () => {
  it('reports every fault at once, of shape and of links', () => {
    expect(
      pointersOf({
        user: { last_name: 7, nick: 'x' },
        coach_state: { current_phase: 'NOWHERE', current_identity: 'Nobody' },
        identities: [{ name: 'A', category: 'CAREER' }, { name: ' a ', category: 'CAREER' }, { name: 'B' }],
        user_notes: [{ note: 'n', source_message: 3 }],
        actions: [{ action_type: 'CREATE_IDENTITY', parameters: { name: 'A', colour: 1 }, coach_message: 'unsaid' }],
        'a/b': 1,
      }).sort(),
    ).toEqual([
      '/actions/0/coach_message',
      '/actions/0/parameters/category',
      '/actions/0/parameters/colour',
      '/actions/0/parameters/note',
      '/a~1b',
      '/coach_state/current_identity',
      '/coach_state/current_phase',
      '/identities/1/name',
      '/identities/2/category',
      '/user/first_name',
      '/user/last_name',
      '/user/nick',
      '/user_notes/0/source_message',
    ]);
  });

  it('says what is wrong, in which section, and what was probably meant', () => {
    expect(faultsOf({ user: { ...USER, frist_name: 'x' }, coach_state, identites: [] })).toEqual([
      {
        pointer: '/user/frist_name',
        section: 'user',
        message: '"frist_name" is not a key of user.',
        hint: 'Did you mean "first_name"?',
      },
      {
        pointer: '/identites',
        section: 'identites',
        message: '"identites" is not a key of a template.',
        hint: 'Did you mean "identities"?',
      },
    ]);
    expect(faultsOf({ user: { last_name: 7 }, coach_state }).map(({ message }) => message)).toEqual([
      'is required',
      'must be string, not number',
    ]);
  });

  it('names each unknown key of an object, the first twenty of many', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`zz\n${index}`, index]));
    expect(pointersOf({ user: { ...USER, ...many }, coach_state })).toHaveLength(20);
  });

  it.each([undefined, null, 4, 'x', [], true])('answers %j with one fault of the whole', (input) => {
    expect(faultsOf(input)).toEqual([expect.objectContaining({ pointer: '', section: '' })]);
  });

  it('refuses keys that a database or JavaScript would take for something else', () => {
    const metadata: unknown = JSON.parse('{"deep":[{"__proto__":{"x":1}}],"$gt":1,"a.b":2}');
    const input: unknown = { user: USER, coach_state: { ...coach_state, metadata } };
    expect(pointersOf(input)).toEqual([
      '/coach_state/metadata/deep/0/__proto__',
      '/coach_state/metadata/$gt',
      '/coach_state/metadata/a.b',
    ]);
    expect(
      pointersOf(JSON.parse('{"user":{"first_name":"A","last_name":"B","__proto__":1},"coach_state":{}}')),
    ).toEqual(['/user/__proto__']);
  });

  it('finds identities that are nested within themselves, and only those', () => {
    const identities = [
      { name: 'A', category: 'CAREER', parent: 'B' },
      { name: 'B', category: 'CAREER', parent: 'a' },
      { name: 'C', category: 'CAREER', parent: 'A' },
      { name: 'D', category: 'CAREER', parent: 'D' },
      { name: 'E', category: 'CAREER', parent: 'gone' },
    ];
    expect(pointersOf({ user: USER, coach_state, identities })).toEqual([
      '/identities/0/parent',
      '/identities/1/parent',
      '/identities/3/parent',
      '/identities/4/parent',
    ]);
  });

  it('accepts links by index and by exact content, and equal messages', () => {
    const check = checkTemplate({
      user: USER,
      coach_state: { ...coach_state, proposed_identity: 'MAKER' },
      identities: [{ name: 'Maker', category: 'CAREER' }],
      chat_messages: [
        { role: 'coach', content: 'Hi' },
        { role: 'coach', content: 'Hi' },
      ],
      user_notes: [{ note: 'n', source_message: 1 }],
      actions: [{ action_type: 'ACCEPT_IDENTITY', parameters: { id: 'Maker' }, coach_message: 'Hi' }],
    });
    expect(check).toMatchObject({ ok: true, warnings: [] });
  });

  it('warns of what it accepted and does not keep or know', () => {
    const check = checkTemplate({
      user: { ...USER, password: 'x' },
      coach_state: {},
      actions: [{ action_type: 'ACCEPT_IDENTITY', parameters: { id: 'Old Name' } }],
    });
    expect(check.ok && check.warnings).toEqual([
      { pointer: '/user/password', section: 'user', message: 'is ignored' },
      { pointer: '/coach_state', section: 'coach_state', message: 'is empty: the person starts in INTRODUCTION' },
      {
        pointer: '/actions/0/parameters/id',
        section: 'actions',
        message: '"Old Name" is no identity of this template; it is kept as written',
      },
    ]);
  });
});
