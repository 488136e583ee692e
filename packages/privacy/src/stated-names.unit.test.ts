import { describe, expect, it } from '@jest/globals';
import { Template } from '@rehearsal/contracts/template/template';
import { pseudonymise } from './pseudonymise.js';
import { NAMELESS, namelessGuest, plantedGuests } from './testing/planted-guests.js';
import { recallOf } from './testing/planted.js';
import { statedNames } from './stated-names.js';

const user = (content: string) => ({ role: 'user' as const, content });
const coach = (content: string) => ({ role: 'coach' as const, content });
const namesIn = (...messages: (ReturnType<typeof user> | ReturnType<typeof coach>)[]) =>
  statedNames(messages, 'Guest').map(({ first, last }) => [first, last]);

const guest = (...contents: string[]) =>
  Template.parse({
    user: { first_name: 'Guest', last_name: '' },
    coach_state: { current_phase: 'INTRODUCTION', who_you_are: ['Ada, a poet'] },
    chat_messages: contents.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'coach', content })),
  });

describe('names that the conversation gives', () => {
  it('are taken apart as the person says them', () => {
    expect(namesIn(user('My name is Ada Byron and I write.'))).toEqual([['Ada', 'Byron']]);
    expect(namesIn(user('my full name is María José van der Meer, hi'))).toEqual([['María José', 'van der Meer']]);
    expect(namesIn(user('My last name is van der Meer'))).toEqual([['', 'van der Meer']]);
    expect(namesIn(user('My surname is Byron. You can call me “Ada”!'))).toEqual([
      ['', 'Byron'],
      ['Ada', ''],
    ]);
    expect(namesIn(user("My name is Dr. Ada Byron. My name is Ada I'm 36"))).toEqual([
      ['Ada', 'Byron'],
      ['Ada', ''],
    ]);
  });

  it('of looser words count only when the coach then uses them as an address', () => {
    expect(namesIn(user("I'm Ada."), coach('Good.'))).toEqual([]);
    expect(namesIn(user("I'm Ada."), coach('Good to meet you, Ada!'))).toEqual([['Ada', '']]);
    expect(namesIn(coach('Hello Ada, welcome.'), user("I'm Ada."))).toEqual([]);
    expect(namesIn(user("I'm Italian."), coach('Painter, Italian, father: all of it is you.'))).toEqual([]);
    expect(namesIn(user('my name is ada'), coach('Hi Ada, tell me more.'))).toEqual([['Ada', '']]);
    expect(namesIn(user('my name is ada'), coach('Go on.'))).toEqual([]);
  });

  it('are not what the coach says of itself, nor what an address holds', () => {
    expect(namesIn(coach('My name is Vera.'), user('Hello'))).toEqual([]);
    expect(namesIn(user('My name is Ada@mail.example'))).toEqual([]);
  });

  it('are at most twenty, however many a text is made to tell', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    expect(namesIn(...Array.from(letters, (letter) => user(`My name is X${letter}.`)))).toHaveLength(20);
  });
});

describe('freezing a guest', () => {
  it('gives each told name its pseudonym everywhere, and reports it', () => {
    const source = guest('My name is Ada Byron.', 'Hello Ada, or Ms BYRON?', 'ada is fine');
    const { template, replacements } = pseudonymise(source);
    const [first = '', last = ''] = template.user.first_name.split(' ');
    expect(template.chat_messages.map(({ content }) => content)).toEqual([
      `My name is ${first} ${last}.`,
      `Hello ${first}, or Ms ${last.toUpperCase()}?`,
      `${first.toLowerCase()} is fine`,
    ]);
    expect(template.coach_state.who_you_are).toEqual([`${first}, a poet`]);
    expect(replacements).toContainEqual({
      kind: 'name',
      found: 'Ada',
      replacement: first,
      places: ['/coach_state/who_you_are/0', '/chat_messages/0/content', '/chat_messages/1/content'],
    });
    expect(pseudonymise(template)).toEqual({ template, replacements: [] });
  });

  it('obeys the reviewer about a told name, as about any other', () => {
    const source = guest('My name is Ada Byron.');
    const { template } = pseudonymise(source, { keep: ['Byron'], replace: { Ada: 'Bea' } });
    expect(template.chat_messages[0]?.content).toBe('My name is Bea Byron.');
    const named = pseudonymise(source, { first_name: 'Kim', last_name: 'Stone' }).template;
    expect(named.chat_messages[0]?.content).toBe('My name is Kim Stone.');
  });

  it('adds what the person is called to the names of a profile', () => {
    const source = {
      ...guest('Please call me Mia.', 'Hi Mia'),
      user: { ...guest().user, first_name: 'Maria', last_name: 'Roe' },
    };
    const { template } = pseudonymise(source);
    expect(template.chat_messages[1]?.content).toBe(`Hi ${template.user.first_name}`);
  });

  it('finds a name that is a word only where it is capitalised', () => {
    const { template } = pseudonymise(guest('My name is Will.', 'Will, what will you do?'));
    const [first] = template.user.first_name.split(' ');
    expect(template.chat_messages[1]?.content).toBe(`${first}, what will you do?`);
  });

  it('finds told names in fourteen languages, the hard ones apart, and finds nothing again', () => {
    const corpus = plantedGuests();
    const [row] = recallOf(corpus, (source) => pseudonymise(source).template);
    expect(row?.left).toEqual(['Wendell', 'James', 'Анне', '春香']);
    for (const { template: source } of corpus) {
      const once = pseudonymise(source).template;
      expect(pseudonymise(once)).toEqual({ template: once, replacements: [] });
    }
  });

  it('leaves what names nobody alone', () => {
    const { template } = pseudonymise(namelessGuest());
    expect(template.chat_messages.flatMap(({ role, content }) => (role === 'user' ? [content] : []))).toEqual(NAMELESS);
  });
});
