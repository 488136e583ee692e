import { describe, expect, it } from '@jest/globals';
import type { InstanceFact } from './instance.js';
import { endOfTurn, factsOfEnd } from './turn-end.js';

const at = '2025-01-01T09:00:00.000Z';
const reply = { id: 'm1-reply', role: 'coach' as const, content: 'Hello', timestamp: at, component_config: null };
const goOn = { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } } as const;
const replied: InstanceFact = {
  type: 'CoachReplied',
  data: {
    in_reply_to: 'm1',
    message: reply,
    prompt: 'You are a coach.',
    engine: 'scripted',
    fingerprint: 'scripted:1',
    seed: 7,
    refused_actions: [{ action: goOn, reason: 'not yet' }],
  },
};
const applied = (index: number): InstanceFact => ({
  type: 'ActionApplied',
  data: { id: `m1-a${index}`, action: goOn, summary: 'went on', coach_message_id: reply.id, at },
});
const failed: InstanceFact = {
  type: 'CoachTurnFailed',
  data: { in_reply_to: 'm1', code: 'ENGINE_TIMEOUT', detail: 'no answer in 60 s', engine: 'my-coach' },
};

describe('the end of a turn', () => {
  it.each([
    ['an answer with what it did', [replied, applied(0), applied(2)]],
    ['an answer alone', [replied]],
    ['a failure', [failed]],
  ])('told by the owner leads back to the events that told it: %s', (_, facts) => {
    const ended = endOfTurn(facts, 4);
    expect(ended).toMatchObject({ to: 'm1', end: { version: 4 } });
    expect(ended && factsOfEnd(ended.to, ended.end)).toEqual(facts);
  });

  it('is in no commit that neither answers nor fails', () => {
    expect(endOfTurn([{ type: 'MessageDeleted', data: { message_id: 'm1' } }], 4)).toBeUndefined();
    expect(endOfTurn([], 4)).toBeUndefined();
  });
});
