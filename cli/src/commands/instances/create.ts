import { Command } from 'commander';
import { createInstance } from '@rehearsal/client/resources/instances';
import type { InstantiateBody } from '@rehearsal/contracts/http/instances/instances';
import { seedNumber } from '../../input/read-number.js';
import { findScenario } from '../../scenarios/find-scenario.js';
import { withSession, type CommonOptions } from '../../session.js';

type CreateOptions = CommonOptions & InstantiateBody;

export const createCommand = (): Command =>
  new Command('create')
    .description('make another test user of a scenario, with a coach and a seed of its own where you choose them')
    .argument('<scenario>', 'name or id of the scenario')
    .option('--engine <name>', 'the coach that answers; see `rehearse engines list`')
    .option('--seed <number>', 'the same seed gives the same answers', seedNumber)
    .option('--label <text>', 'what to call it')
    .option('--ttl <time>', 'delete it by itself after this time, such as 2h or P1D')
    .option('--json', 'print one JSON document')
    .action(create);

const create = (scenario: string, { engine, seed, label, ttl, ...options }: CreateOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { id } = await findScenario(api, scenario);
    const instance = await createInstance(api, id, {
      ...(engine !== undefined && { engine }),
      ...(seed !== undefined && { seed }),
      ...(label !== undefined && { label }),
      ...(ttl !== undefined && { ttl }),
    });
    output.result(
      instance,
      () => `${instance.id} is ${instance.profile.first_name} of ${instance.scenario_name ?? ''}.`,
    );
  });
