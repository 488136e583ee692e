import { describe, expect, it } from '@jest/globals';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { deleteMessage, endTurn } from './conversation.js';

const AT = '2026-01-01T00:00:00.000Z';
const meta = { id: 'i1', version: 1, at: AT };
const context = { id: 'i1', version: 9, now: AT, actor: { id: 'ada', role: 'operator' } } as const;
const said = (id: string, role: 'user' | 'coach') => ({ id, role, content: id, timestamp: AT, component_config: null });
const origin = {
  scenario_id: null,
  scenario_name: null,
  scenario_version: null,
  primary: false,
  engine: null,
  seed: null,
  label: null,
  owner_id: 'o',
  origin_digest: null,
};
const evolve = (state: Instance | undefined, facts: readonly InstanceFact[]): Instance | undefined =>
  facts.reduce<Instance | undefined>((now, fact) => evolveInstance(now, fact, meta), state);

/** `m1` is answered and left a note, `m2` waits. */
const instance = evolve(undefined, [
  { type: 'InstanceCreated', data: { kind: 'test', ...origin, state: newcomer() } },
  { type: 'MessageSent', data: { kind: 'test', message: said('m1', 'user') } },
  {
    type: 'CoachReplied',
    data: {
      in_reply_to: 'm1',
      message: said('m1-reply', 'coach'),
      prompt: '',
      engine: 'e',
      fingerprint: 'e',
      seed: 1,
      refused_actions: [],
    },
  },
  {
    type: 'ActionApplied',
    data: {
      id: 'a1',
      action: { action_type: 'ADD_USER_NOTE', parameters: { notes: ['Likes the sea'] } },
      summary: 'Added a note',
      coach_message_id: 'm1-reply',
      at: AT,
    },
  },
  { type: 'MessageSent', data: { kind: 'test', message: said('m2', 'user') } },
]);

describe('a turn that is ended', () => {
  it('has failed, by whoever ended it', () => {
    const facts = endTurn(instance, { message_id: 'm2', kind: 'test' }, context);
    const after = evolve(instance, facts);
    expect(after?.pending_turns).toEqual([]);
    expect(after?.last_turn).toMatchObject({ message_id: 'm2', failure: { code: 'TURN_ENDED' } });
    expect(after?.last_turn?.failure?.detail).toContain('ada');
  });

  it('is refused where nothing waits', () => {
    expect(() => endTurn(instance, { message_id: 'm1', kind: 'test' }, context)).toThrow('does not wait');
    expect(() => endTurn(instance, { message_id: 'm2', kind: 'live' }, context)).toThrow('is test data');
  });
});

describe('a message that is deleted', () => {
  const without = (message_id: string) =>
    evolve(instance, deleteMessage(instance, { message_id, kind: 'test' }, context));

  it('leaves what the coach made of it, without a link to it', () => {
    const after = without('m1-reply');
    expect(after?.chat_messages.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(after?.user_notes).toMatchObject([{ note: 'Likes the sea' }]);
    expect(after?.actions.map(({ coach_message_id }) => coach_message_id)).toEqual([null]);
  });

  it('does not wait for an answer any more', () => {
    expect(without('m2')?.pending_turns).toEqual([]);
  });

  it('is refused where there is none', () => {
    expect(() => without('m3')).toThrow('There is no message');
  });
});
