import { describe, expect, it } from '@jest/globals';
import { checkScenarioText } from '../scenario/scenario-file.js';
import { checkRehearsals } from './check-rehearsals.js';

/** As people write it, with spellings that a template may have too. */
const EXAMPLE = [
  {
    name: 'from the first hello to a name',
    script: [
      { say: 'Hello', expect: [{ phase: 'introduction' }, { choices: { contains: "Let's begin" } }] },
      {
        choose: "Let's begin",
        expect: [
          { phase: 'GET_TO_KNOW_YOU' },
          { name: 'asks about the family', reply: { matches: '(?i)your family' } },
        ],
      },
      { advance_clock: '3d' },
      { converse: { until: { phase: 'IDENTITY_BRAINSTORMING' } } },
    ],
    person: { answers: { 'work living': 'I am a nurse.', default: 'I like to sing.' }, words: 'few' },
    expectations: [
      { name: 'a name is proposed', path: '$.identities[*]', count: { at_least: 1 } },
      { unchanged: ['$.profile'] },
      { actions: { in_order: ['transition phase'], at_most: { 'create-identity': 3 } } },
      { should: true, advice: 'The coach asks one question at a time.' },
    ],
    gate: { rate: 0.9 },
  },
];

const faults = (rehearsals: unknown): string[] => {
  const checked = checkRehearsals(rehearsals);
  return checked.ok
    ? []
    : checked.faults.map(({ pointer, message, hint }) => [pointer, message, hint].filter(Boolean).join(' '));
};
const ofStep = (step: unknown) => faults([{ name: 'n', script: [step] }]);
const ofExpectation = (expectation: unknown) =>
  faults([{ name: 'n', script: [{ say: 'Hi' }], expectations: [expectation] }]);

describe('rehearsals', () => {
  it('come out in canonical spelling, with what they leave out', () => {
    const checked = checkRehearsals(EXAMPLE);
    expect(checked).toMatchObject({
      ok: true,
      rehearsals: [
        {
          script: [
            { expect: [{ phase: 'INTRODUCTION' }, {}] },
            {},
            { advance_clock: '3d' },
            { converse: { at_most: 20 } },
          ],
          person: { answers: { WORK_LIVING: 'I am a nurse.', default: 'I like to sing.' }, proposals: 'accept' },
          expectations: [
            {},
            {},
            { actions: { in_order: ['TRANSITION_PHASE'], at_most: { CREATE_IDENTITY: 3 } } },
            { should: true },
          ],
          repeat: 1,
          gate: { rate: 0.9 },
          max_errors: 0,
        },
      ],
    });
    expect(checked.ok && checkRehearsals(checked.rehearsals)).toEqual(checked);
  });

  it.each<[object, string]>([
    [{ repeat: 0 }, '/0/repeat must be more than 0'],
    [{ repeat: 1.5 }, '/0/repeat must be a whole number'],
    [{ repeat: '3' }, '/0/repeat must be number, not string'],
    [{ repeat: 1e9 }, '/0/repeat is more than 100'],
    [{ gate: { rate: 0 } }, '/0/gate/rate must be more than 0'],
    [{ gate: { rate: 1.1 } }, '/0/gate/rate must be at most 1'],
    [{ max_errors: -1 }, '/0/max_errors must be at least 0'],
    [{ max_errors: 1e300 }, '/0/max_errors must be at most 9007199254740991'],
  ])('say of the numbers %j what they must be', (numbers, fault) => {
    expect(faults([{ name: 'n', script: [{ say: 'Hi' }], ...numbers }])).toEqual([fault]);
  });

  it('are known by their names', () => {
    const script = [{ say: 'Hi' }];
    expect(faults(['a b', ' a b ', 'A\u00a0b'].map((name) => ({ name, script })))).toEqual([
      '/1/name is the name of the rehearsal at 0 already',
      '/2/name is the name of the rehearsal at 0 already',
    ]);
  });

  it('have at most 200 steps, and at most 500 turns', () => {
    const say = { say: 'Hi' };
    expect(faults([{ name: 'n', script: Array.from({ length: 200 }, () => say) }])).toEqual([]);
    expect(faults([{ name: 'n', script: Array.from({ length: 201 }, () => say) }])).toEqual([
      '/0/script has more than 200 steps',
    ]);
    expect(faults([{ name: 'n', script: [say, { converse: { at_most: 500 } }] }])).toEqual([
      '/0/script may take 501 turns, and 500 is the most of a trial',
    ]);
    const says = Array.from({ length: 501 }, () => 'Hi');
    expect(faults([{ name: 'n', script: [say], person: { says: says.slice(1) } }])).toEqual([]);
    expect(faults([{ name: 'n', script: [say], person: { says } }])).toEqual([
      '/0/person/says has more than 500 things to say',
    ]);
  });

  it.each([
    [{ sya: 'Hi' }, '/0/script/0/sya "sya" is not a key of a step. Did you mean "say"?'],
    [{}, '/0/script/0 needs one of say, choose, advance_clock, converse'],
    [{ say: 'Hi', choose: 'Yes' }, '/0/script/0/choose is a step of its own: this one is say already'],
    [
      { advance_clock: 'soon' },
      '/0/script/0/advance_clock must be a length of time: 7d, 1h30m, or ISO 8601 such as P7D or PT1H30M',
    ],
    [
      { advance_clock: '1d', expect: [{ reply: { present: true } }] },
      '/0/script/0/expect/0/reply cannot be judged here: nobody says anything when the clock moves',
    ],
    [
      { say: 'Hi', expect: [{ phase: 'GET_TO_KNOW_ME' }] },
      '/0/script/0/expect/0/phase "GET_TO_KNOW_ME" is not a coaching phase. Did you mean GET_TO_KNOW_YOU?',
    ],
  ])('tell what is wrong with the step %j', (step, fault) => {
    expect(ofStep(step)).toEqual([fault]);
  });

  it.each([
    [{ name: 'x' }, / needs one of path, phase, reply,/],
    [{ path: '$.profile' }, / needs an operator: equals, /],
    [
      { phase: 'INTRODUCTION', reply: { present: true } },
      /\/reply is about phase, so it cannot be about it too: write a second expectation$/,
    ],
    [{ phase: 'INTRODUCTION', equals: 1 }, /\/equals belongs to a path, and this is about phase$/],
    [{ path: 'profile', present: true }, /\/path must be a JSONPath/],
    [{ path: '$.profile', eqals: 1 }, /\/eqals "eqals" is not a key of an expectation\. Did you mean "equals"\?/],
    [{ path: '$.identities', any: true, count: 1 }, /\/any says nothing with absent or count$/],
    [{ path: '$.identities', count: {} }, /\/count needs at_least, at_most or both$/],
    [{ unchanged: true }, /\/unchanged needs a list of paths, or a path beside it$/],
    [{ advice: 'Be kind.' }, /\/advice never gates: say "should": true beside it$/],
    [{ reply: {} }, /\/reply needs an operator/],
    [
      { actions: { required: ['CREATE_IDENTTY'] } },
      /\/actions\/required\/0 "CREATE_IDENTTY" is not an action type\. Did you mean CREATE_IDENTITY\?$/,
    ],
    [
      { actions: { required: [{ action_typ: 'CREATE_IDENTITY' }] } },
      /\/actions\/required\/0\/action_typ .*Did you mean "action_type"\?$/,
    ],
    [{ actions: { at_most: { CREATE_IDENTTY: 1 } } }, /\/at_most\/CREATE_IDENTTY .*Did you mean "CREATE_IDENTITY"\?$/],
  ])('tell what is wrong with the expectation %j', (expectation, fault) => {
    expect(ofExpectation(expectation)).toContainEqual(expect.stringMatching(fault));
  });

  it('tell what is wrong with the person and the gate', () => {
    const more = { person: { answers: { WORK: 'a nurse' }, proposals: 'reject' }, gate: 'most', repeat: 101 };
    expect(faults([{ name: 'n', script: [{ say: 'Hi' }], ...more }])).toEqual([
      expect.stringMatching(/^\/0\/person\/answers\/WORK .*Did you mean "WORK_LIVING"\?$/),
      expect.stringMatching(/^\/0\/person\/proposals must be "accept"/),
      '/0/repeat is more than 100',
      expect.stringMatching(/^\/0\/gate must be "all", or a rate/),
    ]);
  });

  it('are faults of their file, at the line where they are written', () => {
    const template = '{"user": {"first_name": "A", "last_name": "B"}, "coach_state": {}}';
    const text = `{\n"name": "n",\n"template": ${template},\n"rehearsals": [{"name": "r", "script": [\n  {"sya": "Hi"}]}]}`;
    expect(checkScenarioText(text)).toMatchObject({
      ok: false,
      faults: [{ line: 5, column: 4, pointer: '/rehearsals/0/script/0/sya' }],
    });
  });
});
