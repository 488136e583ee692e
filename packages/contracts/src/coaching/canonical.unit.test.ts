import { describe, expect, it } from '@jest/globals';
import { buildState } from '../template/build-state.js';
import { canonical, canonicalJson, differences } from './canonical.js';
import type { CoachingState } from './coaching-state.js';
import { Template } from '../template/template.js';

const TEMPLATE = Template.parse({
  user: { first_name: 'Ada', last_name: 'L' },
  coach_state: { current_phase: 'INTRODUCTION', who_you_are: ['a', 'b'], current_identity: 'Maker' },
  identities: [
    { name: 'Maker', category: 'CAREER' },
    { name: '__proto__', category: 'HEALTH', parent: 'Maker' },
  ],
  chat_messages: [
    { role: 'coach', content: 'Hi' },
    { role: 'user', content: 'Hello' },
  ],
  user_notes: [{ note: 'Sails', source_message: 1 }],
});
const aState = (instanceId = 'x', now = '2025-01-01T00:00:00Z'): CoachingState =>
  buildState(TEMPLATE, { instanceId, now, email: `${instanceId}@test.invalid` });

const changed = (change: (state: CoachingState) => void) => {
  const state = structuredClone(aState());
  change(state);
  return differences(canonical(aState()), canonical(state));
};

describe('the canonical form', () => {
  it('does not depend on ids, times or the address', () => {
    expect(canonicalJson(canonical(aState('other', '2031-07-07T00:00:00Z')))).toBe(canonicalJson(canonical(aState())));
  });

  it('does not depend on the order of lists that are sets', () => {
    expect(
      changed((state) => {
        state.coach_state.who_you_are.reverse();
        state.identities.reverse();
      }),
    ).toEqual([]);
  });

  it('depends on the order of the conversation', () => {
    expect(changed((state) => void state.chat_messages.reverse()).map(({ pointer }) => pointer)).toEqual([
      '/chat_messages/0/content',
      '/chat_messages/0/role',
      '/chat_messages/1/content',
      '/chat_messages/1/role',
      '/user_notes/0/source_message',
    ]);
  });

  it('keeps an identity whatever its name is', () => {
    expect(canonicalJson(canonical(aState()))).toContain('"__proto__":{"affirmation":null,"category":"HEALTH"');
  });
});

describe('a difference', () => {
  it('points at the value that differs, by the name of the identity', () => {
    const accept = (state: CoachingState) => state.identities.slice(0, 1).forEach((one) => (one.state = 'ACCEPTED'));
    expect(changed(accept)).toEqual([{ pointer: '/identities/Maker/state', left: 'PROPOSED', right: 'ACCEPTED' }]);
  });

  it('has no key for the side on which there is nothing', () => {
    expect(differences({ a: [1] }, { a: [1, 2], 'b/~': null })).toEqual([
      { pointer: '/a/1', right: 2 },
      { pointer: '/b~1~0', right: null },
    ]);
    expect(differences({ a: 1 }, {})).toEqual([{ pointer: '/a', left: 1 }]);
  });

  it('is of the whole when the kinds differ', () => {
    expect(differences([], {})).toEqual([{ pointer: '', left: [], right: {} }]);
  });
});

describe('canonical JSON', () => {
  it('sorts keys by code unit and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [undefined, -0, 'é'], a: { z: null, Z: true }, c: undefined })).toBe(
      '{"a":{"Z":true,"z":null},"b":[null,0,"é"]}',
    );
  });
});
