import { InstantiateBody } from '@rehearsal/contracts/http/instances/instances';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { makeInstance } from '../../commanding/make-instance.js';
import { refuseUnknownEngine } from '../../commanding/refuse-unknown-engine.js';
import { createdId, identify } from '../../commanding/commands.js';
import { route, type Route } from '../../http/route.js';
import { madeInstance, ttlSeconds } from './instance-bodies.js';

/** Test users of a scenario, beside its primary instance. */
export const instantiateRoutes = ({ owners, commands }: GatewayDependencies): Route[] => [
  route('POST /test-scenarios/:id/instances', {
    summary: 'Make another instance of a scenario',
    body: InstantiateBody.default({ label: null, engine: null, seed: null }),
    command: true,
    answers: madeInstance,
    handle: async (call) => {
      const { label, ttl, engine, seed } = call.body;
      await refuseUnknownEngine(owners, engine);
      const identity = identify(call);
      const scenario = await owners.scenarioById(call.params.id);
      const made = { id: createdId(identity, 'instance'), primary: false, label, engine, seed, ...ttlSeconds(ttl) };
      await makeInstance(commands, call, identity, scenario, made);
    },
  }),
];
