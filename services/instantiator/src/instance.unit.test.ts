import { describe, expect, it } from '@jest/globals';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { Action } from '@rehearsal/contracts/actions/actions';
import type { InstanceFact, InstanceKind } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import { aTemplate } from '@rehearsal/testing/templates';
import * as conversation from './conversation.js';
import * as instance from './instance.js';
import * as session from './sessions/session.js';

const actor = { id: 'admin-1', role: 'admin' as const };
const now = '2026-02-01T12:00:00.000Z';
const given = givenOf(evolveInstance, { id: 'i1', now, actor });
const origin = { scenario_id: 's1', scenario_name: 'One', scenario_version: 1, template: aTemplate() };

type Step = Decision<Instance, InstanceFact>;
const instantiated: Step = (state, context) =>
  instance.instantiate(
    state,
    { ...origin, engine: null, seed: null, clock_stands: false, primary: true, label: null },
    context,
  );
const said =
  (message_id: string, kind: InstanceKind = 'test'): Step =>
  (state, context) =>
    conversation.sendMessage(state, { message_id, content: 'I love to teach', kind }, context);
const resetTo =
  (scenario_id = 's1'): Step =>
  (state, context) =>
    instance.reset(state, { ...origin, scenario_id }, origin.template, context);
const undoneTo =
  (before: Instance | undefined): Step =>
  (state, context) =>
    instance.undoReset(state, before, context);
const answered =
  (message_id: string, actions: Action[] = []): Step =>
  (state, context) =>
    conversation.recordCoachTurn(
      state,
      {
        message_id,
        kind: 'test',
        engine: 'scripted',
        fingerprint: 'scripted',
        seed: 1,
        prompt: 'what the engine saw',
        reply: { content: 'Wonderful', component_config: null },
        actions,
      },
      context,
    );

describe('an instance', () => {
  it('is made whole from its template, with links resolved and an address that mail cannot reach', () => {
    const { state } = given(instantiated);
    expect(state?.profile).toMatchObject({ first_name: 'John', email: 'i1@test.rehearsal.invalid' });
    expect(state?.coach_state.current_identity).toBe(state?.identities[0]?.id);
    expect(state?.chat_messages.map(({ role, timestamp }) => [role, timestamp])).toEqual([
      ['user', '2026-01-05T10:00:00.000Z'],
      ['coach', '2026-01-05T10:00:05.000Z'],
    ]);
    expect(state?.actions[0]?.coach_message_id).toBe(state?.chat_messages[1]?.id);
    expect(state?.user_notes[0]?.source_message_id).toBe(state?.chat_messages[0]?.id);
  });

  it('keeps its id and address over a reset, and is exactly the template again', () => {
    const before = given(instantiated).state;
    const after = given(instantiated, said('m1'), resetTo()).state;
    expect(after?.profile.email).toBe(before?.profile.email);
    expect(after?.chat_messages).toEqual(before?.chat_messages);
    expect(after?.origin_digest).toBe(before?.origin_digest);
    expect(after?.undo_version).toBe(2);
  });

  it('goes back behind a reset when that is undone', () => {
    const { state: before } = given(instantiated, said('m1'));
    const restored = given(instantiated, said('m1'), resetTo(), undoneTo(before)).state;
    expect(restored?.chat_messages.at(-1)?.content).toBe('I love to teach');
    expect([restored?.undo_version, restored?.reset_undone]).toEqual([3, true]);
  });

  it('undoes a reset after more was said, and tells how many messages that takes away', () => {
    const { state: before } = given(instantiated, said('m1'));
    const moved = given(instantiated, said('m1'), resetTo(), said('m2'), said('m3'));
    expect(moved.when(undoneTo(before)).facts).toMatchObject([
      { data: { restored_version: 2, discarded_messages: 2 } },
    ]);
  });

  it('has nothing to undo where it was never reset', () => {
    given(instantiated, said('m1')).when(undoneTo(undefined)).thenRefused('NOTHING_TO_UNDO');
  });

  it('takes a turn: the reply, then each action that the rules let through, and the reason for each that they do not', () => {
    const actions: Action[] = [
      {
        action_type: 'CREATE_IDENTITY',
        parameters: { name: 'Patient Teacher', note: 'loves to teach', category: 'CAREER' },
      },
      { action_type: 'CREATE_IDENTITY', parameters: { name: 'patient teacher', note: 'again', category: 'CAREER' } },
      { action_type: 'ACCEPT_IDENTITY', parameters: { id: 'somebody-elses' } },
    ];
    const { facts, state: after } = given(instantiated, said('m1')).when(answered('m1', actions));
    expect(facts.map(({ type }) => type)).toEqual(['CoachReplied', 'ActionApplied']);
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
    given(instantiated, said('m1'), resetTo()).when(answered('m1')).thenRefused('MESSAGE_NOT_PENDING');
  });

  it('refuses a write for test data on a live session, and the reverse', () => {
    const started: Step = (state, context) =>
      session.startSession(state, { guest_id: 'g1', first_name: 'Guest' }, context);
    const removed: Step = (state, context) => instance.remove(state, { reason: 'asked' }, context);
    for (const command of [resetTo(), removed]) given(started).when(command).thenRefused('INSTANCE_KIND_MISMATCH');
    given(instantiated).when(said('m1', 'live')).thenRefused('INSTANCE_KIND_MISMATCH');
  });

  it('is reset only to the scenario that it was made from', () => {
    given(instantiated).when(resetTo('other')).thenRefused('INSTANCE_NOT_FROM_SCENARIO');
  });
});
