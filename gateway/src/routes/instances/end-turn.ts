import { ChangedInstance } from '@rehearsal/contracts/http/instances/instances';
import { EndTurn } from '@rehearsal/contracts/instance/instance';
import { answerCommand } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';

/** Gives up waiting for the coach's answer to a message; for a turn that waits for something out of order. */
export const endTurnRoutes = ({ owners, commands }: GatewayDependencies): Route[] => [
  route('POST /instances/:id/messages/:message/end', {
    summary: 'Stop waiting for the coach to answer a message',
    command: true,
    answers: { 200: { description: 'The turn failed, by command', schema: ChangedInstance } },
    handle: (call) => {
      const { id, message: message_id } = call.params;
      const order = {
        aggregate: 'instance' as const,
        aggregateId: id,
        definition: EndTurn,
        data: { message_id, kind: 'test' as const },
        ends: [['CoachTurnFailed']],
      };
      return answerCommand(commands, call, identify(call), order, async () =>
        call.response.json({ success: true, message: 'The turn is over.', instance: await owners.instanceById(id) }),
      );
    },
  }),
];
