import { describe, expect, it } from '@jest/globals';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import * as conversation from '../conversation.js';
import * as instance from '../instance.js';
import { failIfTooLarge, refuseTooLarge } from './within-bounds.js';

type Step = Decision<Instance, InstanceFact>;
const bounds = { messages: 4, bytes: 10_000 };
const given = givenOf(evolveInstance, {
  id: 'i1',
  now: '2026-02-01T12:00:00.000Z',
  actor: { id: 'admin-1', role: 'admin' },
});
const made: Step = (state, context) =>
  instance.instantiate(
    state,
    {
      ...{ scenario_id: 's1', scenario_name: 'One', scenario_version: 1, template: anEmptyTemplate() },
      ...{ engine: null, seed: null, clock_stands: false, primary: false, label: null },
    },
    context,
  );
const said =
  (message_id: string, content = 'Hello'): Step =>
  (state, context) =>
    conversation.sendMessage(state, { message_id, content, kind: 'test' }, context);
const answered =
  (message_id: string, content: string): Step =>
  (state, context) => {
    const reply = { content, component_config: null };
    const turn = { engine: 'scripted', fingerprint: 'scripted', seed: 1, prompt: 'what it saw', actions: [], reply };
    const facts = conversation.recordCoachTurn(state, { message_id, kind: 'test', ...turn }, context);
    return failIfTooLarge({ state, facts, context, bounds });
  };

describe('an answer that does not fit', () => {
  it('ends its turn as failed, with the limit, and leaves the conversation as it was', () => {
    const { facts, state } = given(made, said('m1')).when(answered('m1', 'a'.repeat(1_100_000)));
    expect(facts).toEqual([
      {
        type: 'CoachTurnFailed',
        data: {
          in_reply_to: 'm1',
          engine: 'scripted',
          code: 'INSTANCE_FULL',
          detail: expect.stringMatching(
            /^The instance is full: it would take .* and 1\.01 MB is the limit\.$/,
          ) as unknown,
        },
      },
    ]);
    expect(state?.pending_turns).toEqual([]);
    expect(state?.chat_messages.map(({ content }) => content)).toEqual(['Hello']);
  });

  it('is told from one that does', () => {
    expect(given(made, said('m1')).when(answered('m1', 'a'.repeat(900_000))).facts[0]?.type).toBe('CoachReplied');
  });
});

describe('a fork', () => {
  it.each([
    ['of too many messages', ['1', '2', '3', '4', '5'].map((id) => said(id)), 'it would hold 5 messages, and 4 is'],
    ['of too many bytes', [said('1', 'a'.repeat(600_000)), said('2', 'b'.repeat(600_000))], 'and 1.01 MB is'],
  ])('%s, by limits that were lowered meanwhile, is refused with the limit', (_what, conversed, why) => {
    const source = { id: 'i1', instance: given(made, ...conversed).state, version: 1 + conversed.length };
    const asked = { source_id: 'i1', at_version: null, after_message_id: null, label: null };
    const forked = given().when((state, context) =>
      refuseTooLarge({ state, facts: instance.fork(state, asked, source, context), context, bounds }),
    );
    forked.thenRefused('INSTANCE_FULL');
    expect(() => forked.facts).toThrow(`${why} the limit.`);
  });
});
