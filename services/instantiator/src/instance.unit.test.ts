import { describe, expect, it } from '@jest/globals';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { Instance, InstanceFact } from '@rehearsal/contracts/instance/instance';
import { aTemplate } from '@rehearsal/testing/templates';
import * as conversation from './conversation.js';
import * as instance from './instance.js';
import * as session from './sessions/session.js';

const actor = { id: 'admin-1', role: 'admin' as const };
const now = '2026-02-01T12:00:00.000Z';
const at = (version: number) => ({ id: 'i1', version, now, actor });
const origin = { scenario_id: 's1', scenario_name: 'One', scenario_version: 1, template: aTemplate() };

/** Folds decisions one after the other, each told the version that it leads to. */
function given(...decisions: ((state: Instance | undefined, context: ReturnType<typeof at>) => InstanceFact[])[]) {
  let state: Instance | undefined;
  let version = 0;
  for (const decide of decisions) {
    version += 1;
    const facts = decide(state, at(version));
    for (const fact of facts) state = evolveInstance(state, fact, { id: 'i1', version, at: now });
  }
  if (!state) throw new Error('nothing is left');
  return { state, next: at(version + 1) };
}

const instantiated = (state: Instance | undefined, context: ReturnType<typeof at>) =>
  instance.instantiate(state, { ...origin, primary: true, label: null }, context);
const said = (id: string) => (state: Instance | undefined, context: ReturnType<typeof at>) =>
  conversation.sendMessage(state, { message_id: id, content: 'I love to teach', kind: 'test' }, context);
const wasReset = (state: Instance | undefined, context: ReturnType<typeof at>) =>
  instance.reset(state, origin, context);

describe('an instance', () => {
  it('is made whole from its template, with links resolved and an address that mail cannot reach', () => {
    const { state } = given(instantiated);
    expect(state.profile).toMatchObject({ first_name: 'John', email: 'i1@test.rehearsal.invalid' });
    expect(state.coach_state.current_identity).toBe(state.identities[0]?.id);
    expect(state.chat_messages.map(({ role, timestamp }) => [role, timestamp])).toEqual([
      ['user', '2026-01-05T10:00:00.000Z'],
      ['coach', '2026-01-05T10:00:05.000Z'],
    ]);
    expect(state.actions[0]?.coach_message_id).toBe(state.chat_messages[1]?.id);
    expect(state.user_notes[0]?.source_message_id).toBe(state.chat_messages[0]?.id);
  });

  it('keeps its id and address over a reset, and is exactly the template again', () => {
    const before = given(instantiated);
    const after = given(instantiated, said('m1'), wasReset);
    expect(after.state.profile.email).toBe(before.state.profile.email);
    expect(after.state.chat_messages).toEqual(before.state.chat_messages);
    expect(after.state.origin_digest).toBe(before.state.origin_digest);
    expect(after.state.undo_version).toBe(2);
  });

  it('goes back behind a reset when that is undone', () => {
    const { state: before } = given(instantiated, said('m1'));
    const { state, next } = given(instantiated, said('m1'), wasReset);
    const [undone] = instance.undoReset(state, before, next);
    const restored = undone && evolveInstance(state, undone, { id: 'i1', version: 4, at: now });
    expect(restored?.chat_messages.at(-1)?.content).toBe('I love to teach');
    expect(restored?.undo_version).toBeNull();
  });

  it('cannot undo a reset that it has moved on from', () => {
    const { state, next } = given(instantiated, wasReset, said('m1'));
    expect(() => instance.undoReset(state, state, next)).toThrow(/has changed since its last reset/);
  });

  it('takes a turn: the reply, then each action that the rules let through, and the reason for each that they do not', () => {
    const { state, next } = given(instantiated, said('m1'));
    const facts = conversation.recordCoachTurn(
      state,
      {
        message_id: 'm1',
        kind: 'test',
        engine: 'scripted',
        prompt: 'what the engine saw',
        reply: { content: 'Wonderful', component_config: null },
        actions: [
          {
            action_type: 'CREATE_IDENTITY',
            parameters: { name: 'Patient Teacher', note: 'loves to teach', category: 'CAREER' },
          },
          {
            action_type: 'CREATE_IDENTITY',
            parameters: { name: 'patient teacher', note: 'again', category: 'CAREER' },
          },
          { action_type: 'ACCEPT_IDENTITY', parameters: { id: 'somebody-elses' } },
        ],
      },
      next,
    );
    expect(facts.map(({ type }) => type)).toEqual(['CoachReplied', 'ActionApplied']);
    const after = facts.reduce<Instance | undefined>(
      (folded, fact) => evolveInstance(folded, fact, { id: 'i1', version: 3, at: now }),
      state,
    );
    expect(after?.identities.map(({ name }) => name)).toContain('Patient Teacher');
    expect(after?.actions.at(-1)).toMatchObject({
      result_summary: "Created identity 'Patient Teacher' in category 'Career'",
      coach_message_id: 'm1-reply',
    });
    expect(after?.pending_turns).toEqual([]);
    expect(facts[0]).toMatchObject({
      data: { refused_actions: [{ reason: expect.stringContaining('somebody-elses') }] },
    });
  });

  it('does not take an answer to a message that a reset has removed', () => {
    const { state, next } = given(instantiated, said('m1'), wasReset);
    const turn = {
      message_id: 'm1',
      kind: 'test' as const,
      engine: 'scripted',
      prompt: '',
      reply: { content: 'late', component_config: null },
      actions: [],
    };
    expect(() => conversation.recordCoachTurn(state, turn, next)).toThrow(/does not wait for an answer/);
  });

  it('refuses a write for test data on a live session, and the reverse', () => {
    const live = given((state, context) =>
      session.startSession(state, { guest_id: 'g1', first_name: 'Guest' }, context),
    );
    expect(() => instance.reset(live.state, origin, live.next)).toThrow(/live data/);
    expect(() => instance.remove(live.state, { reason: 'asked' }, live.next)).toThrow(/live data/);
    const test = given(instantiated);
    expect(() =>
      conversation.sendMessage(test.state, { message_id: 'm', content: 'x', kind: 'live' }, test.next),
    ).toThrow(/test data/);
  });

  it('is reset only to the scenario that it was made from', () => {
    const { state, next } = given(instantiated);
    expect(() => instance.reset(state, { ...origin, scenario_id: 'other' }, next)).toThrow(/was not made from/);
  });
});
