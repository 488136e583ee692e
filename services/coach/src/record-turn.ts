import type { AnsweredBy } from '@rehearsal/contracts/instance/answered-by';
import { RecordCoachFailure, RecordCoachTurn, type InstanceKind } from '@rehearsal/contracts/instance/instance';
import { derivedId } from '@rehearsal/platform/ids';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import type { Given } from '@rehearsal/platform/commanding/give-command';
import { COACH } from './commands.js';
import { EngineError, type Answer } from './engine.js';

/** The coach's answer to a message has this id, see `RecordCoachTurn`. */
export const replyId = (messageId: string): string => `${messageId}-reply`;

/** The message that a turn answers. */
export interface TurnOf {
  readonly instanceId: string;
  readonly messageId: string;
  readonly kind: InstanceKind;
  readonly correlationId: string;
  /** The trace of the request that the message came by. */
  readonly traceparent?: string | undefined;
}

const byCoach = (suffix: string, { messageId, correlationId, traceparent }: TurnOf): Given => ({
  // Derived, so a turn that is answered again after a crash is recognised as the same.
  id: derivedId(`${messageId}-${suffix}`),
  actor: COACH,
  correlationId,
  traceparent,
});

/** Resolves once the answer is in the journal; throws EngineError for an answer that no journal could hold. */
export async function recordAnswer(
  carryOut: CarryOut,
  turn: TurnOf,
  by: AnsweredBy,
  { reply, actions, prompt }: Answer,
): Promise<void> {
  const { instanceId, messageId: message_id, kind } = turn;
  const data = RecordCoachTurn.schema.safeParse({ message_id, reply, actions, prompt, ...by, kind });
  if (!data.success) {
    const [fault] = data.error.issues;
    const place = fault?.path.join('.') ?? '';
    throw new EngineError(
      'ENGINE_BAD_ANSWER',
      `The answer cannot be kept: ${place} ${fault?.message ?? ''}`,
      data.error,
    );
  }
  await carryOut(RecordCoachTurn, instanceId, data.data, byCoach('turn', turn));
}

export async function recordFailure(
  carryOut: CarryOut,
  turn: TurnOf,
  { engine, cost }: Pick<AnsweredBy, 'engine' | 'cost'>,
  why: { code: string; detail: string },
): Promise<void> {
  const { instanceId, messageId: message_id, kind } = turn;
  await carryOut(RecordCoachFailure, instanceId, { message_id, ...why, engine, cost, kind }, byCoach('failure', turn));
}
