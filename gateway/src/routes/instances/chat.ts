import type { z } from 'zod';
import { ChatTurn, IncludeQuery, MessageBody } from '@rehearsal/contracts/http/instances/instances';
import { SendMessage } from '@rehearsal/contracts/instance/instance';
import type { TurnEnd } from '@rehearsal/contracts/instance/turn';
import { PlatformError, Refusal } from '@rehearsal/platform/errors';
import { answerCommand } from '../../commanding/answer.js';
import { createdId, identify, keyReused } from '../../commanding/commands.js';
import { turnBetween } from '../../commanding/turn-between.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';

/** Chat turns of a test user. */
export const chatRoutes = ({ owners, commands }: GatewayDependencies): Route[] => [
  route('POST /instances/:id/messages', {
    summary:
      'Say something to the coach as the test user; a reset or deletion before the answer ends the wait as refused',
    body: MessageBody,
    query: IncludeQuery,
    command: true,
    answers: { 201: { description: 'The reply, and what came of it', schema: ChatTurn } },
    handle: (call) => answerMessage({ owners, commands }, call),
  }),
];

/**
 * Sends a message and answers with the coach's reply. `kind` is always `test`: through this door nobody writes into the
 * session of a live user, and the owner refuses it.
 */
async function answerMessage(
  { owners, commands }: Pick<GatewayDependencies, 'owners' | 'commands'>,
  call: Call<{ id: string }, z.output<typeof IncludeQuery>, { content: string }>,
): Promise<void> {
  const { id } = call.params;
  const { content } = call.body;
  const identity = identify(call);
  const messageId = createdId(identity, 'message');

  const present = async (end: TurnEnd | null) => {
    if (!end?.reply) {
      const why = end?.failure ? `${end.failure.code}: ${end.failure.detail}` : 'it left no reply.';
      throw new PlatformError('COACH_TURN_FAILED', 502, `The coach could not answer this message: ${why}`);
    }
    const { reply, actions, refused_actions, version } = end;
    const whole = call.query.include === 'instance' ? { instance: await owners.instanceById(id) } : {};
    call.response.status(201).json({ reply, actions, refused_actions, version, ...whole });
  };

  let absentAt: number | undefined;
  let isPending = false;
  // The owner repeats the events of a repeated command, yet the reply belongs to the coach's command: look for it first.
  if (identity.hash !== undefined) {
    const { version, turn } = await owners.turnOfMessage(id, messageId);
    if (turn && turn.message.content !== content) throw keyReused();
    if (turn && !turn.is_pending) {
      await present(turn.end);
      return;
    }
    isPending = turn !== null;
    if (turn === null) absentAt = version;
  }

  await answerCommand(
    commands,
    call,
    identity,
    {
      aggregate: 'instance',
      aggregateId: id,
      definition: SendMessage,
      data: { message_id: messageId, content, kind: 'test' },
      ends: [['CoachReplied', 'CoachTurnFailed']],
      watched: turnBetween({ instanceId: id, messageId, absentAt, isPending }),
    },
    async () => {
      const { turn } = await owners.turnOfMessage(id, messageId);
      if (!turn)
        throw new Refusal(
          'MESSAGE_NOT_PENDING',
          'A reset or a deletion has taken the message and its answer away again.',
        );
      await present(turn.end);
    },
  );
}
