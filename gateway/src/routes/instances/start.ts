import { StartBody } from '@rehearsal/contracts/http/instances/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import { identify } from '../../commanding/commands.js';
import { makeInstance } from '../../commanding/make-instance.js';
import { resetInstance } from '../../commanding/reset-instance.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';
import { madeInstance } from './instance-bodies.js';

/** The one button of a scenario: its primary instance, whatever has become of it. */
export const startRoutes = ({ owners, commands }: GatewayDependencies): Route[] => [
  route('POST /test-scenarios/:id/start', {
    summary: 'Continue with the primary instance, or start fresh',
    body: StartBody.default({ fresh: false }),
    command: true,
    answers: madeInstance,
    handle: async (call) => {
      const { response } = call;
      const id = primaryInstanceId(call.params.id);
      const [scenario, summaries] = await Promise.all([
        owners.scenarioById(call.params.id),
        owners.instanceSummaries([id]),
      ]);
      if (!summaries.has(id)) {
        await makeInstance(commands, call, identify(call), scenario, { id, primary: true, label: null });
      } else if (call.body.fresh) {
        const present = (view: InstanceView) => response.status(201).json(view);
        await resetInstance({ owners, commands }, call, id, scenario, { isWhole: true, present });
      } else response.status(201).json(await owners.instanceById(id));
    },
  }),
];
