import { describe, expect, it } from '@jest/globals';
import { buildState } from '@rehearsal/contracts/template/build-state';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { Person } from '@rehearsal/contracts/rehearsal/person';
import { Template } from '@rehearsal/contracts/template/template';
import { OfflinePerson } from './person.js';
import { saysFirst } from './says-first.js';

interface Scene {
  readonly said?: string;
  readonly choices?: readonly string[];
  readonly coach_state?: object;
  readonly more?: object;
}

const scene = ({ said = 'And then?', choices, coach_state = {}, more = {} }: Scene): CoachingState => {
  const component_config = choices && { type: 'choices', choices };
  const template = Template.parse({
    user: { first_name: 'Ada', last_name: 'Byron' },
    coach_state: { current_phase: 'GET_TO_KNOW_YOU', ...coach_state },
    identities: ['Healer', 'Maker', 'Baker'].map((name) => ({ name, category: 'CAREER' })),
    chat_messages: [{ role: 'coach', content: said, component_config }],
    ...more,
  });
  return buildState(template, { instanceId: 'i', now: '2025-01-01T09:00:00Z', email: 'i@test.invalid' });
};
const person = (written: object, beginning = scene({}), seed = 1) =>
  new OfflinePerson(Person.parse(written), seed, beginning);
const answers = (written: object, ...scenes: Scene[]) => {
  const someone = person(written);
  return scenes.map((each) => someone.answer(scene(each)).text);
};
const proposal = (proposed_identity: string, choices?: readonly string[]): Scene => ({
  coach_state: { proposed_identity },
  ...(choices && { choices }),
});
const OFFERED = ['I love it!', 'Refine it', 'Not for me'];

describe('a person who has something to say first', () => {
  it('says that in its order, whatever is asked or offered, and answers from then on', () => {
    const someone = saysFirst(['Good morning.', 'Refine it'], person({ answers: { default: 'Hm.' } }));
    const offered = scene({ choices: OFFERED });
    expect([offered, offered, scene({})].map((state) => someone.answer(state))).toEqual([
      { text: 'Good morning.', chosen: false },
      { text: 'Refine it', chosen: true },
      { text: 'Hm.', chosen: false },
    ]);
  });
});

describe('a person who answers by themselves', () => {
  it('answers the question that is asked, by its words or by what the coach wrote down', () => {
    const known = { answers: { 'work living': 'I am a nurse.', FAMILY_STRUCTURE: 'Two sons.', default: 'Hm.' } };
    expect(
      answers(
        known,
        { said: 'Lovely. What do you do for a living?' },
        { said: 'You work hard. Who is in your family?' },
        { said: 'Go on?', coach_state: { asked_questions: ['FAMILY_STRUCTURE', 'WORK_LIVING'] } },
        { said: 'Anything else?' },
      ),
    ).toEqual(['I am a nurse.', 'Two sons.', 'I am a nurse.', 'Hm.']);
  });

  it('answers by category before phase, and by phase before the default', () => {
    const known = { answers: { CAREER: 'My career.', IDENTITY_BRAINSTORMING: 'My names.', default: 'Hm.' } };
    const brainstorming = { current_phase: 'IDENTITY_BRAINSTORMING' };
    expect(
      answers(
        known,
        { coach_state: { ...brainstorming, identity_focus: 'CAREER' } },
        { coach_state: brainstorming },
        { coach_state: { current_phase: 'IDENTITY_COMMITMENT' } },
      ),
    ).toEqual(['My career.', 'My names.', 'Hm.']);
  });

  it('accepts what is proposed, or rejects and refines as many as it is told to', () => {
    expect(answers({}, proposal('Healer', OFFERED), proposal('Maker'))).toEqual(['I love it!', 'Yes, I love it.']);
    const choosy = { proposals: { reject_first: 1, refine: 1 }, answers: { default: 'Teacher' } };
    expect(
      answers(
        choosy,
        proposal('Healer', OFFERED),
        proposal('Maker', OFFERED),
        proposal('Maker'),
        proposal('Maker', OFFERED),
        proposal('Baker', OFFERED),
      ),
    ).toEqual(['Not for me', 'Refine it', 'Teacher', 'I love it!', 'I love it!']);
  });

  it('takes the choice that goes on, and none that it has a better answer to', () => {
    const known = { answers: { default: 'A singer.' } };
    expect(
      answers(known, { choices: ["Let's begin"] }, { choices: ['Skip this one', "That's enough for now"] }),
    ).toEqual(["Let's begin", 'A singer.']);
    expect(['Skip', 'Stop']).toContain(person({}).answer(scene({ choices: ['Skip', 'Stop'] })).text);
  });

  it('tells what the session knew at its start, each thing once', () => {
    const beginning = scene({
      more: { user_notes: [{ note: 'Plays the violin.' }] },
      coach_state: { who_you_are: ['kind'] },
    });
    const someone = person({ answers: { default: 'Hm.' } }, beginning);
    expect([1, 2, 3].map(() => someone.answer(scene({})).text)).toEqual(['Plays the violin.', 'I am kind.', 'Hm.']);
  });

  it('says the same for the same seed, and has nothing to say where nothing fits', () => {
    const talkative = { words: 'many', answers: { default: 'I sing.' } };
    const said = (seed: number) => person(talkative, scene({}), seed).answer(scene({})).text;
    expect(said(1)).toBe(said(1));
    expect(said(1)).toMatch(/ I sing\.$/);
    expect(new Set([1, 2, 3, 4, 5, 6].map(said)).size).toBeGreaterThan(1);
    expect(() => person({}).answer(scene({ said: 'Why?' }))).toThrow('The person has no answer to "Why?"');
    expect(() => person({}).answer(scene({ more: { chat_messages: [] } }))).toThrow('nothing to begin with');
  });
});
