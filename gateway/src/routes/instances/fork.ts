import { API } from '@rehearsal/contracts/http/api-prefix';
import { ForkBody, IncludeQuery } from '@rehearsal/contracts/http/instances/instances';
import { ForkInstance } from '@rehearsal/contracts/instance/instance';
import { answerCommand } from '../../commanding/answer.js';
import { createdId, identify } from '../../commanding/commands.js';
import { refuseUnknownEngine } from '../../commanding/refuse-unknown-engine.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';
import { madeInstance, ttlSeconds } from './instance-bodies.js';

/** Another test user who is as one was at some point. */
export const forkRoutes = ({ owners, commands }: GatewayDependencies): Route[] => [
  route('POST /instances/:id/fork', {
    summary: 'Make an instance of another as it was: at a version, after a message, or now; also with another coach',
    body: ForkBody.default({ at_version: null, after_message_id: null, label: null }),
    query: IncludeQuery,
    command: true,
    answers: madeInstance,
    handle: async (call) => {
      const { ttl, ...point } = call.body;
      await refuseUnknownEngine(owners, point.engine ?? null);
      const identity = identify(call);
      const aggregateId = createdId(identity, 'instance');
      const order = {
        aggregate: 'instance' as const,
        aggregateId,
        definition: ForkInstance,
        data: { source_id: call.params.id, ...point, ...ttlSeconds(ttl) },
        ends: [['InstanceCreated']],
      };
      await answerCommand(commands, call, identity, order, async () => {
        const isWhole = call.query.include === 'instance';
        const view = isWhole ? await owners.instanceById(aggregateId) : await owners.instanceEnd(aggregateId);
        call.response.status(201).set('Location', `${API}/instances/${view.id}`).json(view);
      });
    },
  }),
];
