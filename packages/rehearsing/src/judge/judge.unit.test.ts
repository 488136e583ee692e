import { describe, expect, it, jest } from '@jest/globals';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { Template } from '@rehearsal/contracts/template/template';
import { aRehearsal } from '../testing/a-rehearsal.js';
import { toldState } from '../told-state.js';
import type { Circumstances } from './circumstances.js';
import { judge } from './judge.js';

const template = {
  user: { first_name: 'Ada', last_name: 'Byron' },
  coach_state: {
    current_phase: 'IDENTITY_BRAINSTORMING',
    identity_focus: 'CAREER',
    who_you_are: ['kind', 'quick'],
    asked_questions: ['WORK_LIVING', 'FAMILY_STRUCTURE'],
    metadata: { mood: 3, tags: ['a'] },
    current_identity: 'Healer',
  },
  identities: [
    { name: 'Healer', category: 'HEALTH', state: 'ACCEPTED', notes: ['n1', 'n2'], affirmation: 'I heal' },
    { name: 'Maker', category: 'CAREER', parent: 'Healer' },
  ],
  chat_messages: [{ role: 'coach', content: 'Hello Ada' }],
  breaks: [{ triggered_by_session: 's1' }],
};
const told = (written: object = template) =>
  toldState(
    buildState(Template.parse(written), { instanceId: 'i', now: '2025-01-01T09:00:00Z', email: 'i@test.invalid' }),
  );
const here = (more: Partial<Circumstances> = {}): Circumstances => ({
  step: 1,
  state: told(),
  before: told(),
  reply: 'Tell me of your family, Ada. Who is in it?',
  choices: ['Later', "Let's begin"],
  applied: [],
  refused: [],
  phases: ['INTRODUCTION'],
  ...more,
});
const judged = (written: object, circumstances = here()) => {
  const [expectation = {}] = aRehearsal({ expectations: [written] }).expectations;
  return judge(expectation, '/expectations/0', circumstances);
};
const holds = (written: object, circumstances = here()) => {
  const { results, fault } = judged(written, circumstances);
  expect(fault).toBeNull();
  return results.every(({ ok }) => ok === true);
};

describe('an operator', () => {
  it.each([
    // path, what holds there, what does not
    ['$.profile.first_name', { equals: 'Ada' }, { equals: 'ada' }],
    ['$.profile.first_name', { not_equals: 'Bob' }, { not_equals: 'Ada' }],
    ['$.profile.first_name', { one_of: ['Bob', 'Ada'] }, { one_of: ['Bob'] }],
    ['$.profile.first_name', { contains: 'da' }, { contains: 'DA' }],
    ['$.profile.first_name', { not_contains: 'x' }, { not_contains: 'A' }],
    ['$.profile.first_name', { matches: '^A' }, { matches: '^d' }],
    ['$.profile.first_name', { not_matches: '^d' }, { not_matches: 'd' }],
    ['$.profile.is_active', { equals: true }, { equals: 'true' }],
    ['$.coach_state.current_phase', { equals: 'identity brainstorming' }, { equals: 'INTRODUCTION' }],
    ['$.coach_state.identity_focus', { one_of: ['career'] }, { not_equals: 'career' }],
    ['$.coach_state.who_you_are', { equals: ['quick', 'kind'] }, { equals: ['kind'] }],
    ['$.coach_state.asked_questions', { contains: 'work living' }, { not_contains: 'family-structure' }],
    ['$.coach_state.metadata.tags', { equals: ['a'] }, { equals: ['b'] }],
    ['$.coach_state.metadata.mood', { at_least: 3, at_most: 3 }, { at_least: 4 }],
    ['$.coach_state.metadata.mood', { present: true }, { absent: true }],
    ['$.coach_state.metadata.nothing', { absent: true }, { present: true }],
    ['$.coach_state.proposed_identity', { absent: true }, { present: true }],
    ['$.coach_state.current_identity', { equals: 'Healer' }, { equals: 'i-i0' }],
    ['$.coach_state.proposed_identity', { not_contains: 'x', not_matches: 'x' }, { contains: 'x' }],
    ['$.coach_state.metadata.mood', { not_equals: '3' }, { not_contains: '3' }],
    ['$.identities', { count: 2 }, { count: 1 }],
    ['$.identities[*]', { count: { at_least: 1, at_most: 2 } }, { count: { at_least: 3 } }],
    ['$.identities[?@.state=="ARCHIVED"]', { count: 0, absent: true }, { not_equals: 1 }],
    ['$.identities[*].name', { one_of: ['Healer', 'Maker'] }, { equals: 'Healer' }],
    ['$.identities[*].name', { any: true, equals: 'Maker' }, { any: true, equals: 'Baker' }],
    ['$.identities[*].affirmation', { any: true, present: true }, { present: true }],
    ['$.identities[0].notes', { equals: ['n2', 'n1'] }, { equals: ['n1'] }],
    ['$.identities[1].parent', { equals: 'Healer' }, { absent: true }],
    ['$.identities[?@.name=="Maker"].category', { equals: 'Career' }, { equals: 'HEALTH' }],
    ['$.identities[?match(@.name, "Heal")]', { absent: true }, { present: true }],
    ['$.identities[?search(@.name, "(?i)heal")]', { count: 1 }, { absent: true }],
    ['$.chat_messages[-1].role', { equals: 'assistant' }, { equals: 'user' }],
    [
      '$.breaks[0]',
      { equals: { triggered_by_session: 's1', ended_at: null } },
      { equals: { triggered_by_session: 's1', ended_at: '2025-01-01T00:00:00Z' } },
    ],
  ])('at %s holds for %j and not for %j', (path, holding, broken) => {
    expect([holds({ path, ...holding }), holds({ path, ...broken })]).toEqual([true, false]);
  });

  it('judges the reply and the choices', () => {
    expect(holds({ reply: { matches: '(?i)your family', not_contains: 'Bob' } })).toBe(true);
    expect(holds({ reply: { contains: 'Bob' } })).toBe(false);
    expect(holds({ reply: { present: true } }, here({ reply: null }))).toBe(false);
    expect(holds({ choices: { contains: "Let's begin", count: 2 } })).toBe(true);
    expect(holds({ choices: { contains: 'begin' } })).toBe(false);
    expect(holds({ choices: { matches: 'begin$' } })).toBe(true);
    expect(holds({ choices: { equals: ["Let's begin", 'Later'] } })).toBe(true);
  });
});

describe('what must be unchanged', () => {
  const changed = (change: object) => here({ state: told({ ...template, ...change }) });

  it('is so wherever it stands, and whatever is added elsewhere', () => {
    const [healer, maker] = template.identities;
    const more = changed({ identities: [{ name: 'First', category: 'FAMILY' }, maker, healer] });
    expect(holds({ unchanged: ["$.identities[?@.name=='Healer']", '$.profile'] }, more)).toBe(true);
    expect(holds({ path: '$.identities', unchanged: true }, more)).toBe(false);
  });

  it('is not where it is on one side only', () => {
    const without = changed({ identities: template.identities.slice(0, 1) });
    const { results } = judged({ unchanged: ["$.identities[?@.name=='Maker'].category"] }, without);
    expect(results).toMatchObject([
      { ok: false, expected: 'CAREER', measured: null, pointer: '/expectations/0/unchanged/0' },
    ]);
  });

  it('is a fault of the rehearsal where it is on neither', () => {
    const { results, fault } = judged({ unchanged: ['$.coach_state.metadata.nothing'] });
    expect(fault).toMatch(/^\/expectations\/0: unchanged selects nothing, neither before nor after/);
    expect(results).toMatchObject([{ ok: null, measured: expect.stringMatching(/^not judged: /) }]);
  });
});

describe('actions and phases', () => {
  const action = (action_type: string, parameters: object = {}) => ({ action_type, parameters: { ...parameters } });
  const several = action('CREATE_MULTIPLE_IDENTITIES', {
    identities: [
      { name: 'A', category: 'CAREER', note: '' },
      { name: 'B', category: 'HEALTH', note: '' },
    ],
  });
  const did = here({
    applied: [
      action('TRANSITION_PHASE', { to_phase: 'GET_TO_KNOW_YOU' }),
      several,
      action('ADD_USER_NOTE', { notes: ['x', 'y'] }),
    ],
    refused: [{ ...action('ARCHIVE_IDENTITY', { id: 'Healer' }), refused: 'not now' }],
    phases: ['INTRODUCTION', 'GET_TO_KNOW_YOU', 'IDENTITY_WARM_UP'],
  });

  it.each([
    [{ required: ['ADD_USER_NOTE', 'TRANSITION_PHASE'] }, { required: ['ARCHIVE_IDENTITY'] }],
    [{ in_order: ['TRANSITION_PHASE', 'ADD_USER_NOTE'] }, { in_order: ['ADD_USER_NOTE', 'TRANSITION_PHASE'] }],
    [{ forbidden: ['START_BREAK'] }, { forbidden: ['ARCHIVE_IDENTITY'] }],
    [{ forbidden: ['UPDATE_IDENTITY'] }, { forbidden: ['CREATE_IDENTITY'] }],
    [{ at_most: { CREATE_IDENTITY: 2 } }, { at_most: { CREATE_IDENTITY: 1 } }],
    [
      { required: [{ action_type: 'CREATE_IDENTITY', parameters: { category: 'health' } }] },
      { required: [{ action_type: 'CREATE_IDENTITY', parameters: { category: 'health', name: 'A' } }] },
    ],
    [
      { required: [{ action_type: 'ADD_USER_NOTE', parameters: { notes: ['y'] } }] },
      { required: [{ action_type: 'ADD_USER_NOTE', parameters: { notes: ['z'] } }] },
    ],
  ])('hold for %j and not for %j', (holding, broken) => {
    expect([holds({ actions: holding }, did), holds({ actions: broken }, did)]).toEqual([true, false]);
  });

  it('are judged rule by rule, each with its own place', () => {
    const rules = { required: ['START_BREAK'], forbidden: ['ARCHIVE_IDENTITY'], at_most: { ADD_USER_NOTE: 1 } };
    expect(judged({ name: 'n', actions: rules }, did).results.map(({ pointer, ok }) => [pointer, ok])).toEqual([
      ['/expectations/0/actions/required', false],
      ['/expectations/0/actions/forbidden', false],
      ['/expectations/0/actions/at_most', true],
    ]);
  });

  it('enter phases in an order', () => {
    const all = ['introduction', 'get to know you', 'identity warm up'];
    expect(holds({ phases: all }, did)).toBe(true);
    expect(holds({ phases: all.slice(0, 2) }, did)).toBe(false);
    expect(holds({ phases_in_order: ['INTRODUCTION', 'IDENTITY_WARM_UP'] }, did)).toBe(true);
    expect(holds({ phases_in_order: ['IDENTITY_WARM_UP', 'INTRODUCTION'] }, did)).toBe(false);
  });
});

describe('a judgement', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ role: 'user', content: `message ${index}` }));

  it('that would run for minutes ends, as a fault of the rehearsal', () => {
    const long = here({ state: told({ ...template, chat_messages: many(2000) }) });
    const path = '$..[?count($..[?count($..*) > 1]) > 1]';
    const { results, fault } = judged({ path, present: true }, long);
    expect(fault).toMatch(/takes more than half a million steps/);
    expect(results).toMatchObject([{ ok: null }]);
    // Each search alone is short.
    const searching = judged({ path: "$.chat_messages[?search(@.content, '(a?){500}x')]", absent: true }, long);
    expect(searching.fault).toMatch(/takes more than half a million steps/);
  });

  it('is the same however long the machine lets it wait', () => {
    const late = jest.spyOn(Date, 'now');
    try {
      late.mockImplementation(() => performance.now() * 1_000_000);
      const long = here({ state: told({ ...template, chat_messages: many(2000) }) });
      expect(holds({ path: '$.chat_messages[?@.role == "coach"]', absent: true }, long)).toBe(true);
    } finally {
      late.mockRestore();
    }
  });

  it('tells what was found, and cuts what is long', () => {
    const long = here({ state: told({ ...template, chat_messages: many(50) }), reply: 'x'.repeat(5000) });
    const [found] = judged({ path: '$.chat_messages[*].content', equals: 'other' }, long).results;
    expect((found?.measured as unknown[]).at(-1)).toBe('... and 30 more');
    const [said] = judged({ reply: { equals: 'other' } }, long).results;
    expect(said?.measured).toHaveLength(2003);
  });
});
