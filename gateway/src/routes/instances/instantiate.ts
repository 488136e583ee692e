import { z } from 'zod';
import { EngineChoice, SeedChoice } from '@rehearsal/contracts/instance/answered-by';
import { Label } from '@rehearsal/contracts/text/name';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { makeInstance } from '../../commanding/make-instance.js';
import { refuseUnknownEngine } from '../../commanding/refuse-unknown-engine.js';
import { createdId, identify } from '../../commanding/commands.js';
import { route, type Route } from '../../http/route.js';
import { madeInstance, Ttl, ttlSeconds } from './instance-bodies.js';

const InstantiateBody = z.strictObject({
  label: Label.nullable().default(null),
  ttl: Ttl,
  engine: EngineChoice.default(null),
  seed: SeedChoice.default(null),
});

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
