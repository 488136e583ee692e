import { RecordCoachFailure, RecordCoachTurn, type InstanceKind } from '@rehearsal/contracts/instance/instance';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { derivedId } from '@rehearsal/platform/ids';
import { COACH, type GiveCommand } from './commands.js';
import type { Answer } from './engine.js';

/** The message that a turn answers. */
export interface TurnOf {
  readonly instanceId: string;
  readonly messageId: string;
  readonly kind: InstanceKind;
  readonly correlationId: string;
}

const byCoach = (
  suffix: string,
  { messageId, correlationId }: TurnOf,
): { id: string; actor: Actor; correlationId: string } => ({
  // Derived, so a turn that is answered again after a crash is recognised as the same.
  id: derivedId(`${messageId}-${suffix}`),
  actor: COACH,
  correlationId,
});

export const recordAnswer = (
  give: GiveCommand,
  turn: TurnOf,
  engine: string,
  { reply, actions, prompt }: Answer,
): Promise<void> => {
  const { instanceId, messageId: message_id, kind } = turn;
  return give(
    RecordCoachTurn,
    instanceId,
    { message_id, reply, actions: [...actions], prompt, engine, kind },
    byCoach('turn', turn),
  );
};

export const recordFailure = (
  give: GiveCommand,
  turn: TurnOf,
  engine: string,
  why: { code: string; detail: string },
): Promise<void> => {
  const { instanceId, messageId: message_id, kind } = turn;
  return give(RecordCoachFailure, instanceId, { message_id, ...why, engine, kind }, byCoach('failure', turn));
};
