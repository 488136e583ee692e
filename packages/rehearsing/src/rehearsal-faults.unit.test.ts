import { describe, expect, it } from '@jest/globals';
import { rehearsalFaults } from './rehearsal-faults.js';
import { checkScenarioFile } from './scenario-file.js';
import { aPerson, aRehearsal } from './testing/a-rehearsal.js';

const faults = (expectation: object): string[] =>
  rehearsalFaults({ rehearsals: [aRehearsal({ expectations: [expectation] })] }).map(({ pointer, message, hint }) =>
    [pointer.replace('/rehearsals/0/expectations/0', ''), message, hint].filter((part) => part !== undefined).join(' '),
  );

describe('rehearsals that can be judged', () => {
  it.each([
    { path: '$.identities[*].name', contains: 'Healer' },
    { path: "$.identities[?@.state=='ACCEPTED' && search(@.name, '(?i)heal')]", count: 1 },
    { path: '$..name', present: true },
    { path: '$.coach_state.metadata.whatever.it[0].is', equals: 3 },
    { path: '$.chat_messages[-1].component_config.choices', count: 2 },
    { path: "$.actions[?@.parameters.category=='HEALTH'].action_type", one_of: ['create identity'] },
    { path: '$.identities[?count(@.notes[*]) > 1]', absent: true },
    { path: "$['coach_state']['asked_questions']", contains: 'work living' },
    { path: '$.coach_state.current_phase', equals: 'get-to-know-you' },
    { path: '$.coach_state.identity_focus', equals: null },
    { unchanged: ['$.profile', '$.identities[0]'] },
    { actions: { required: [{ action_type: 'CREATE_IDENTITY', parameters: { category: 'career', name: 'Healer' } }] } },
    { actions: { required: ['CREATE_IDENTITY'], at_most: { CREATE_IDENTITY: 1 }, forbidden: ['ARCHIVE_IDENTITY'] } },
    { path: '$.identities', count: { at_least: 1, at_most: 1 } },
    { path: '$.identities[*].category', equals: 'HEALTH', one_of: ['health', 'CAREER'], not_equals: 'CAREER' },
    { path: '$.user_notes[*].source_message', at_least: 0, at_most: 0 },
    { path: '$.coach_state.identity_focus', absent: true, equals: null },
    { phases: ['INTRODUCTION', 'GET_TO_KNOW_YOU', 'INTRODUCTION'] },
    { reply: { contains: 'a', not_contains: 'b', matches: 'c', not_matches: 'd' } },
  ])('have no fault: %j', (expectation) => {
    expect(faults(expectation)).toEqual([]);
  });

  it.each([
    [
      { path: '$.identites[*]', count: 1 },
      '/path "identites" is not a key of the told state. Did you mean "identities"?',
    ],
    [{ path: '$.identities[*].nmae', present: true }, '/path "nmae" is not a key of an identity. Did you mean "name"?'],
    [
      { path: '$.identities.name', present: true },
      '/path "name" is a key of the members of a list: write [*].name, or [0].name',
    ],
    [{ path: '$..nmae', present: true }, /^\/path "nmae" is not a key of anything there\. Did you mean "name"\?$/],
    [{ path: '$.coach_state[0]', present: true }, '/path 0 selects nothing: the coach state is no list'],
    [{ path: '$.profile.first_name[*]', present: true }, '/path * selects nothing: a value has nothing below it'],
    [{ path: '$.profile.email', present: true }, /^\/path "email" is not a key of the profile\./],
    [
      { path: '$.identities[?@.stat==1]', absent: true },
      '/path "stat" is not a key of an identity. Did you mean "state"?',
    ],
    [
      { path: '$.identities[?count($.coach_state.who_your_are[*]) > 1]', absent: true },
      '/path "who_your_are" is not a key of the coach state. Did you mean "who_you_are"?',
    ],
    [
      { path: "$.identities[?@.state=='accepted']", absent: true },
      '/path "accepted" is never the value there; in filters words are in their canonical spelling. Did you mean "ACCEPTED"?',
    ],
    [
      { path: "$.identities[?'ACEPTED' != @.state]", count: 0 },
      /^\/path "ACEPTED" is not an identity state\. Did you mean ACCEPTED\?$/,
    ],
    [{ path: '$.identities[', count: 1 }, /^\/path is no JSONPath: /],
    [{ path: '$.identities[?size(@) > 1]', count: 1 }, /^\/path is no JSONPath: /],
    [{ path: "$.identities[?search(@.name, '(?=x)')]", count: 1 }, /^\/path "\(\?=x\)" is no pattern of RE2: /],
    [{ path: '$.profile.first_name', matches: '(a)\\1' }, /^\/matches is no pattern of RE2: /],
    [{ reply: { not_matches: '(?!x)' } }, /^\/reply\/not_matches is no pattern of RE2: /],
    [
      { path: '$.coach_state.current_phase', not_equals: 'GET_TO_KNOW_ME' },
      '/not_equals "GET_TO_KNOW_ME" is not a coaching phase. Did you mean GET_TO_KNOW_YOU?',
    ],
    [
      { path: '$.identities[*].category', one_of: ['HEALTH', 'CARER'] },
      /^\/one_of\/1 "CARER" is not an identity category\. /,
    ],
    [{ path: '$.coach_state.asked_questions', not_contains: 'WORK' }, /^\/not_contains "WORK" is not a question\. /],
    [{ path: '$.profile', not_equals: { first_nam: 'A' } }, /^\/not_equals\/first_nam .* Did you mean "first_name"\?$/],
    [{ unchanged: ['$.profile', '$.identites'] }, /^\/unchanged\/1 .* Did you mean "identities"\?$/],
    [
      { actions: { forbidden: [{ action_type: 'CREATE_IDENTITY', parameters: { nam: 'x' } }] } },
      '/actions/forbidden/0/parameters/nam "nam" is not a parameter of CREATE_IDENTITY. Did you mean "name"?',
    ],
    [
      { actions: { required: [{ action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'WARMUP' } }] } },
      /^\/actions\/required\/0\/parameters\/to_phase "WARMUP" is not a coaching phase\./,
    ],
  ])('tell the fault of %j', (expectation, fault) => {
    expect(faults(expectation)).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
  });

  // No coach could pass these, and each would be blamed.
  it.each([
    [
      { path: '$.identities[*]', at_least: 1 },
      '/at_least is a bound of numbers, and this is an identity. Did you mean "count": {"at_least": 1}?',
    ],
    [
      { path: '$.user_notes', at_most: 3 },
      '/at_most is a bound of numbers, and this is a list. Did you mean "count": {"at_most": 3}?',
    ],
    [{ reply: { at_least: 1 } }, '/reply/at_least is a bound of numbers, and this is a text.'],
    [
      { choices: { at_least: 2 } },
      '/choices/at_least is a bound of numbers, and this is a list. Did you mean "count": {"at_least": 2}?',
    ],
    [{ path: '$.profile.first_name', at_least: 1 }, '/at_least is a bound of numbers, and this is a text.'],
    [
      { path: '$.identities[*]', contains: 'Healer' },
      '/contains is about a text or a list, and this is an identity: name the key that is meant in the path',
    ],
    [
      { path: '$.user_notes[*].source_message', at_least: 3, at_most: 1 },
      '/at_most is less than at_least, so nothing is between them',
    ],
    [
      { path: '$.identities', count: { at_least: 3, at_most: 1 } },
      '/count/at_most is less than at_least, so no number is between them',
    ],
    [{ path: '$.profile.first_name', present: true, absent: true }, '/present cannot hold together with absent'],
    [
      { reply: { contains: 'you', not_contains: 'you' } },
      '/reply/not_contains says the opposite of contains, so both can never hold',
    ],
    [
      { path: '$.identities[*].category', equals: 'HEALTH', not_equals: 'health' },
      '/not_equals says the opposite of equals, so both can never hold',
    ],
    [
      { path: '$.identities[*].category', equals: 'HEALTH', one_of: ['CAREER'] },
      '/equals is none of one_of, so both can never hold',
    ],
    [
      { actions: { required: [{ action_type: 'CREATE_IDENTITY' }], forbidden: ['CREATE_IDENTITY'] } },
      '/actions/required/0 is forbidden too, so both can never hold',
    ],
    [
      { actions: { in_order: ['CREATE_IDENTITY'], at_most: { CREATE_IDENTITY: 0 } } },
      '/actions/in_order/0 cannot come where at_most of CREATE_IDENTITY is 0',
    ],
    [
      { phases: ['INTRODUCTION', 'INTRODUCTION'] },
      '/phases/1 is the phase before it, and a phase is entered once until it is left',
    ],
  ])('tell what can never hold of %j', (expectation, fault) => {
    expect(faults(expectation)).toEqual([fault]);
  });

  // Another kind of value, nothing at all, and operators of which one shuts out the other.
  it.each([
    [{ reply: { contains: 5 } }, '/reply/contains is a number, and this is a text. Did you mean "5"?'],
    [{ reply: { equals: 5 } }, '/reply/equals is a number, and this is a text. Did you mean "5"?'],
    [{ reply: { one_of: ['5', 5] } }, '/reply/one_of/1 is a number, and this is a text. Did you mean "5"?'],
    [{ reply: { absent: true } }, '/reply/absent can never hold: whatever is said is answered'],
    [{ reply: { not_contains: '' } }, '/reply/not_contains is empty, and every text contains that'],
    [{ reply: { contains: '' } }, '/reply/contains is empty, and every text contains that'],
    [
      { reply: { equals: 'a', contains: 'b' } },
      '/reply/contains does not hold for what equals demands, so both can never hold',
    ],
    [
      { reply: { one_of: ['a', 'c'], matches: 'b' } },
      '/reply/matches holds for none of one_of, so both can never hold',
    ],
    [
      { reply: { contains: 'abc', not_contains: 'b' } },
      '/reply/not_contains is a part of what contains demands, so both can never hold',
    ],
    [{ reply: { count: 2 } }, '/reply/count counts many, and there is one reply'],
    [
      { choices: { count: 2, absent: true } },
      '/choices/absent can never hold: choices are a list, and an empty one where none are offered. Did you mean "count": 0?',
    ],
    [{ choices: { equals: 'x' } }, '/choices/equals is a text, and this is a list. Did you mean ["x"]?'],
    [{ choices: { contains: 'x', count: 0 } }, '/choices/contains needs a value, and count leaves none'],
    [{ choices: { equals: ['x'], count: 2 } }, '/choices/count is not how many equals demands'],
    [{ path: '$.identities[*].name', equals: 7 }, '/equals is a number, and this is a text. Did you mean "7"?'],
    [
      { path: '$.profile.is_active', equals: 'yes' },
      '/equals is a text, and this is true or false. Did you mean true?',
    ],
    [
      { path: '$.profile.is_active', contains: 'yes' },
      '/contains is about a text or a list, and this is true or false',
    ],
    [
      { path: '$.user_notes[0].source_message', equals: '3' },
      '/equals is a text, and this is a number. Did you mean 3?',
    ],
    [{ path: '$.identities', contains: 'Healer' }, '/contains is a text, and this is an identity.'],
    [
      { path: '$.identities', matches: 'Healer' },
      '/matches is about texts, and these are none: name the key that is meant in the path',
    ],
    [{ path: '$.profile.first_name', absent: true, equals: 'x' }, '/equals cannot hold together with absent'],
    [
      { path: '$.profile.first_name', present: true, equals: null },
      '/present does not hold for what equals demands, so both can never hold',
    ],
    [{ path: '$.identities[*].name', equals: 'x', count: 0 }, '/equals needs a value, and count leaves none'],
  ])('tell why %j says nothing of any coach', (expectation, fault) => {
    expect(faults(expectation)).toEqual([fault]);
  });

  it('may say that nothing is said in a conversation that may be over before a word', () => {
    const script = [{ converse: { until: { phase: 'INTRODUCTION' } }, expect: [{ reply: { absent: true } }] }];
    expect(rehearsalFaults({ rehearsals: [aRehearsal({ script })] })).toEqual([]);
  });

  it('move no clock further than one goes', () => {
    const moved = (...lengths: string[]) =>
      rehearsalFaults({ rehearsals: [aRehearsal({ script: lengths.map((advance_clock) => ({ advance_clock })) })] });
    expect(moved('36500d')).toEqual([]);
    expect(moved('3d', '36500d', '1d')).toMatchObject([
      {
        pointer: '/rehearsals/0/script/1/advance_clock',
        message: 'moves the clock by more than a hundred years in all',
      },
    ]);
    expect(moved('9999999999d')).toHaveLength(1);
  });

  it.each([
    ['nobody asks', { says: ['Hi'] }, [{ say: 'Hello' }], '/person is never asked: '],
    ['nobody asks, however little is said of them', {}, [{ advance_clock: '3d' }], '/person is never asked: '],
    [
      'has more to say than there are turns',
      { says: ['a', 'b', 'c', 'd'] },
      [{ converse: { at_most: 2 } }, { converse: { at_most: 1 } }],
      '/person/says/3 is never said: the script converses for at most 3 turns in all',
    ],
    [
      'nobody plays as their character is',
      { character: 'A tired nurse.' },
      [{ converse: {} }],
      '/person/character is for a language model, ',
    ],
  ])('tell of a person who %s', (_, person, script, fault) => {
    const [found, ...others] = rehearsalFaults({ rehearsals: [aRehearsal({ person, script })] });
    expect(`${found?.pointer.replace('/rehearsals/0', '')} ${found?.message}`.startsWith(fault)).toBe(true);
    expect(others).toEqual([]);
  });

  it('have a person who says as much as there are turns, or is played as they are', () => {
    const script = [{ converse: { at_most: 2 } }, { converse: { at_most: 1 } }];
    for (const person of [{ says: ['a', 'b', 'c'] }, { engine: 'model', character: 'A tired nurse.' }])
      expect(rehearsalFaults({ rehearsals: [aRehearsal({ person, script })] })).toEqual([]);
  });

  it('are checked in steps and in what ends a conversation too, all at once', () => {
    const rehearsal = aRehearsal({
      script: [
        { say: 'Hello', expect: [{ path: '$.usr', present: true }] },
        { converse: { until: { path: '$.breaks[*].end', present: true } } },
      ],
    });
    expect(rehearsalFaults({ rehearsals: [rehearsal] }).map(({ pointer }) => pointer)).toEqual([
      '/rehearsals/0/script/0/expect/0/path',
      '/rehearsals/0/script/1/converse/until/path',
    ]);
  });

  it('are faults of their file, at the line where they are written, beside those of the template', () => {
    const text = `{ "name": "n",
  "template": ${JSON.stringify({ ...aPerson, coach_state: { current_phase: 'INTRO' } })},
  "rehearsals": [{ "name": "r", "script": [{ "say": "Hi" }], "expectations": [
    { "path": "$.identites", "count": 1 }
  ] }]
}`;
    const checked = checkScenarioFile(text);
    expect(checked.ok ? [] : checked.faults.map(({ line, column, pointer }) => [line, column, pointer])).toEqual([
      [2, expect.any(Number), '/template/coach_state/current_phase'],
      [4, 7, '/rehearsals/0/expectations/0/path'],
    ]);
  });
});
