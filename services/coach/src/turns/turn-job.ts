import type { InstanceEvent } from '@rehearsal/contracts/instance/instance';
import type { EngineCost } from '@rehearsal/contracts/engine/engine-cost';
import type { AnsweredBy } from '@rehearsal/contracts/instance/answered-by';
import type { Answer } from '../engine.js';
import type { TurnOf } from '../record-turn.js';

/** A user's message that waits for the coach. A hint: whether it still waits, the instance knows. */
export interface TurnJob extends TurnOf {
  /** When it was sent in real time, whatever the person's clock shows; ISO 8601. */
  readonly sentAt: string;
  /** Whether a trial of a rehearsal said it, and no person. */
  readonly isTrial: boolean;
  /** What the engine said, where that could not be recorded yet: it is never asked twice. */
  readonly verdict?: EngineVerdict;
  /** Present while the turn waits for something that is out of order. */
  readonly outage?: Outage;
}

/** What an engine had to say to a message, or why it had nothing. */
export type EngineVerdict =
  | { readonly answer: Answer; readonly by: AnsweredBy }
  | { readonly failure: { code: string; detail: string }; readonly engine: string; readonly cost: EngineCost };

interface Outage {
  /** When it was met first, in real time; ISO 8601. */
  readonly since: string;
  readonly tries: number;
}

/** Messages that the HTTP API answers itself carry this in their id. */
export const INLINE_PREFIX = 'api-';

export const isAnsweredInline = (messageId: string): boolean => messageId.startsWith(INLINE_PREFIX);

export const jobOf = ({
  aggregateId,
  correlationId,
  traceparent,
  time,
  actor,
  data,
}: Extract<InstanceEvent, { type: 'MessageSent' }>): TurnJob => ({
  instanceId: aggregateId,
  messageId: data.message.id,
  kind: data.kind,
  correlationId,
  traceparent,
  sentAt: time,
  // Trials are run by a service of ours; who speaks in an instance that a trial left is a person.
  isTrial: actor.role === 'service',
});
