import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
import type { TurnOf } from '../record-turn.js';

/** A user's message that waits for the coach. A hint: whether it still waits, the instance knows. */
export interface TurnJob extends TurnOf {
  /** When it was sent in real time, whatever the person's clock shows; ISO 8601. */
  readonly sentAt: string;
}

/** Messages that the HTTP API answers itself carry this in their id. */
export const INLINE_PREFIX = 'api-';

export const isAnsweredInline = (messageId: string): boolean => messageId.startsWith(INLINE_PREFIX);

export const jobOf = ({
  aggregateId,
  correlationId,
  time,
  data,
}: Extract<InstanceEvent, { type: 'MessageSent' }>): TurnJob => ({
  instanceId: aggregateId,
  messageId: data.message.id,
  kind: data.kind,
  correlationId,
  sentAt: time,
});
