import { z } from 'zod';
import { ChatTurn } from '@rehearsal/contracts/http/instances';
import { SendMessage, type InstanceView } from '@rehearsal/contracts/instance/instance';
import { PlatformError } from '@rehearsal/platform/errors';
import { answerCommand } from '../../commanding/answer.js';
import { createdId, identify, keyReused } from '../../commanding/commands.js';
import { turnBetween } from '../../commanding/turn-between.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';

/** The coach's answer to a message has this id, see `RecordCoachTurn`. */
const replyId = (messageId: string): string => `${messageId}-reply`;

/** Chat turns of a test user. */
export const chatRoutes = ({ owners, commands }: GatewayDependencies): Route[] => [
  route('POST /instances/:id/messages', {
    summary:
      'Say something to the coach as the test user; a reset or deletion before the answer ends the wait as refused',
    body: z.strictObject({ content: SendMessage.schema.shape.content }),
    command: true,
    answers: { 201: { description: 'The reply and the new state', schema: ChatTurn } },
    handle: (call) => answerMessage({ owners, commands }, call),
  }),
];

/**
 * Sends a message and answers with the coach's reply. `kind` is always `test`: through this door nobody writes into the
 * session of a live user, and the owner refuses it.
 */
async function answerMessage(
  { owners, commands }: Pick<GatewayDependencies, 'owners' | 'commands'>,
  call: Call<{ id: string }, unknown, { content: string }>,
): Promise<void> {
  const { id } = call.params;
  const { content } = call.body;
  const identity = identify(call);
  const messageId = createdId(identity, 'message');

  const present = (instance: InstanceView) => {
    const reply = instance.chat_messages.find((message) => message.id === replyId(messageId));
    if (reply) {
      call.response.status(201).json({ reply, instance });
      return;
    }
    const failure = instance.last_turn?.message_id === messageId ? instance.last_turn.failure : null;
    const why = failure ? `${failure.code}: ${failure.detail}` : 'it left no reply.';
    throw new PlatformError('COACH_TURN_FAILED', 502, `The coach could not answer this message: ${why}`);
  };

  let absentAt: number | undefined;
  let isPending = false;
  // The owner repeats the events of a repeated command, yet the reply belongs to the coach's command: look for it first.
  if (identity.hash !== undefined) {
    const instance = await owners.instanceById(id);
    const sent = instance.chat_messages.find((message) => message.id === messageId);
    if (sent && sent.content !== content) throw keyReused();
    if (sent && !instance.pending_turns.includes(messageId)) {
      present(instance);
      return;
    }
    isPending = sent !== undefined;
    if (!sent) absentAt = instance.version;
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
    async () => present(await owners.instanceById(id)),
  );
}
