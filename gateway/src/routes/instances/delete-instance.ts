import { Done } from '@rehearsal/contracts/http/operation';
import { DeleteInstance } from '@rehearsal/contracts/instance/instance';
import { answerCommand } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';

export const deleteInstanceRoutes = ({ commands }: GatewayDependencies): Route[] => [
  route('DELETE /instances/:id', {
    summary: 'Delete an instance',
    command: true,
    answers: { 200: { description: 'Deleted', schema: Done } },
    handle: (call) => {
      const order = {
        aggregate: 'instance' as const,
        aggregateId: call.params.id,
        definition: DeleteInstance,
        data: { reason: 'asked' as const },
        ends: [['InstanceDeleted']],
      };
      return answerCommand(commands, call, identify(call), order, () =>
        call.response.json({ success: true, message: 'The instance is deleted.' }),
      );
    },
  }),
];
