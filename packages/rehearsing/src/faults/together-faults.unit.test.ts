import { describe, expect, it } from '@jest/globals';
import { rehearsalFaults } from '../rehearsal-faults.js';
import { aRehearsal } from '../testing/a-rehearsal.js';

const faultsTogether = (...expect: object[]): string[] =>
  rehearsalFaults({ rehearsals: [aRehearsal({ script: [{ say: 'Hello', expect }] })] }).map(({ pointer, message }) =>
    [pointer.replace('/rehearsals/0/script/0/expect', ''), message].join(' '),
  );

describe('expectations', () => {
  it.each([
    [
      [{ phase: 'INTRODUCTION' }, { phase: 'GET_TO_KNOW_YOU' }],
      '/1/phase is another value than phase of the expectation at 0 demands, so both can never hold',
    ],
    [
      [{ path: "$['coach_state']['current_phase']", one_of: ['introduction'] }, { phase: 'GET_TO_KNOW_YOU' }],
      '/1/phase is none of one_of of the expectation at 0, so both can never hold',
    ],
    [
      [{ reply: { contains: 'a name' } }, { choices: { count: 2 } }, { reply: { not_contains: 'name' } }],
      '/2/reply/not_contains is a part of what contains of the expectation at 0 demands, so both can never hold',
    ],
    [
      [{ choices: { count: 2 } }, { choices: { count: { at_least: 3 } } }],
      '/1/choices/count has no number that count of the expectation at 0 allows, so both can never hold',
    ],
    [
      [
        { path: '$.identities[*].state', equals: 'ACCEPTED' },
        { path: '$.identities[*].state', equals: 'ARCHIVED' },
      ],
      '/1/equals is another value than equals of the expectation at 0 demands, so both can never hold',
    ],
    [
      [{ actions: { forbidden: ['CREATE_IDENTITY'] } }, { actions: { required: ['CREATE_IDENTITY'] } }],
      '/1/actions/required/0 is forbidden too, so both can never hold',
    ],
  ])('of one step are held against each other: %j', (expectations, fault) => {
    expect(faultsTogether(...expectations)).toEqual([fault]);
  });

  it.each([
    [[{ phase: 'INTRODUCTION' }, { phase: 'introduction' }]],
    [[{ phase: 'INTRODUCTION' }, { phase: 'GET_TO_KNOW_YOU', should: true }]],
    [[{ reply: { contains: 'a' } }, { reply: { contains: 'b' } }, { reply: { not_contains: 'c', matches: '^a' } }]],
    [
      [
        { path: '$.identities[*].state', equals: 'ACCEPTED', any: true },
        { path: '$.identities[*].state', equals: 'ARCHIVED', any: true },
      ],
    ],
    [
      [
        { path: '$.identities[0].name', equals: 'A' },
        { path: '$.identities[1].name', equals: 'B' },
      ],
    ],
    [[{ choices: { contains: 'abc', not_contains: 'b' } }, { choices: { count: { at_least: 1 } } }]],
    [
      [
        { path: '$.identities', count: 0 },
        { path: '$.identities', equals: [] },
      ],
    ],
    [[{ path: '$.coach_state.metadata.mood', contains: 'abc', not_contains: 'b' }]],
    [[{ path: '$.coach_state.metadata.mood', equals: 5 }]],
    [[{ path: '$.profile.is_active', equals: true }]],
    [[{ path: '$.profile.first_name', absent: true, not_contains: 'x' }]],
    [[{ path: '$.chat_messages[0].timestamp', equals: '2026-01-01T00:00:00Z', contains: '.000' }]],
    [[{ actions: { required: ['CREATE_IDENTITY'] } }, { actions: { forbidden: ['ARCHIVE_IDENTITY'] } }]],
  ])('of one step may all hold: %j', (expectations) => {
    expect(faultsTogether(...expectations)).toEqual([]);
  });
});
