import { describe, expect, it } from '@jest/globals';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { turnBetween } from './turn-between.js';

const anEvent = (type: string, data: object = {}, version = 5): AnyMessage => ({
  id: `a:${version}:0`,
  type,
  aggregateId: 'a',
  version,
  actor: { id: 'ann', role: 'admin' },
  correlationId: 'of another',
  time: '2026-01-01T00:00:00.000Z',
  data,
});
const sent = anEvent('MessageSent', { message: { id: 'm' } });
const stateAfter = (events: AnyMessage[], turn: Partial<Parameters<typeof turnBetween>[0]> = {}) => {
  const between = turnBetween({ instanceId: 'a', messageId: 'm', isPending: false, ...turn });
  return events.map((event) => between.judge(event)).find((outcome) => outcome !== undefined);
};

describe('a turn', () => {
  it.each([
    ['a reset', anEvent('InstanceReset'), 'MESSAGE_NOT_PENDING'],
    ['an undone reset', anEvent('ResetUndone'), 'MESSAGE_NOT_PENDING'],
    ['the end of the session', anEvent('SessionClosed'), 'MESSAGE_NOT_PENDING'],
    ['the deletion of the message', anEvent('MessageDeleted', { message_id: 'm' }), 'MESSAGE_NOT_PENDING'],
    ['the deletion of the instance', anEvent('InstanceDeleted'), 'INSTANCE_DELETED'],
  ])('is refused by %s behind its message, and not by one before it', (_what, between, code) => {
    expect(stateAfter([sent, between])).toMatchObject({ state: 'refused', refusal: { data: { code } } });
    expect(stateAfter([between], { isPending: true })).toMatchObject({ state: 'refused', refusal: { data: { code } } });
    if (between.type !== 'MessageDeleted') expect(stateAfter([between, sent])).toBeUndefined();
  });

  it('ends with its answer or its failure, whichever command that came of, and with no other', () => {
    expect(stateAfter([sent, anEvent('CoachTurnFailed', { in_reply_to: 'm' })])?.state).toBe('applied');
    expect(stateAfter([sent, anEvent('CoachReplied', { in_reply_to: 'm' })])?.state).toBe('applied');
    expect(stateAfter([sent, anEvent('CoachReplied', { in_reply_to: 'other' })])).toBeUndefined();
    expect(stateAfter([sent, anEvent('MessageDeleted', { message_id: 'other' })])).toBeUndefined();
  });

  it('is refused when its message is told again at a version at which it is known to be gone', () => {
    expect(stateAfter([sent], { absentAt: 7 })?.state).toBe('refused');
    expect(stateAfter([sent], { absentAt: 4 })).toBeUndefined();
  });
});
