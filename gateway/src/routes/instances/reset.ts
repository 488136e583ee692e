import { ChangedInstance, IncludeQuery } from '@rehearsal/contracts/http/instances/instances';
import { UndoReset } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { z } from 'zod';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import { Refusal } from '@rehearsal/platform/errors';
import { answerCommand, eventOf } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import { resetInstance } from '../../commanding/reset-instance.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';

interface Included {
  query: z.output<typeof IncludeQuery>;
}

const answers = { 200: { description: 'Reset', schema: ChangedInstance } };

/** Back to what the scenario describes, and back from there. */
export function resetRoutes({ owners, commands }: GatewayDependencies): Route[] {
  const dependencies = { owners, commands };
  const answerWith = (call: Call, message: string) => (instance: InstanceView) =>
    call.response.json({ success: true, message, instance });
  const answerReset = (call: Call & Included) => ({
    isWhole: call.query.include === 'instance',
    present: answerWith(call, 'The instance is as its scenario describes it.'),
  });

  return [
    route('POST /test-scenarios/:id/reset', {
      summary: 'Reset the primary instance',
      query: IncludeQuery,
      command: true,
      answers,
      handle: async (call) => {
        const { id } = call.params;
        await resetInstance(
          dependencies,
          call,
          primaryInstanceId(id),
          await owners.scenarioById(id),
          answerReset(call),
        );
      },
    }),
    route('POST /instances/:id/reset', {
      summary: 'Reset an instance to its scenario as it is now, or to the template that it keeps without one',
      query: IncludeQuery,
      command: true,
      answers,
      handle: async (call) => {
        const { id } = call.params;
        const { scenario_id, kind } = await owners.instanceHead(id);
        if (scenario_id === null && kind === 'live')
          throw new Refusal('INSTANCE_NOT_FROM_SCENARIO', `The instance "${id}" was not made from a scenario.`);
        const scenario = scenario_id === null ? null : await owners.scenarioById(scenario_id);
        await resetInstance(dependencies, call, id, scenario, answerReset(call));
      },
    }),
    route('POST /instances/:id/undo-reset', {
      summary: 'Go back to before the last reset; once more, and it is reset again',
      query: IncludeQuery,
      command: true,
      answers,
      handle: (call) => {
        const { id } = call.params;
        const order = {
          aggregate: 'instance' as const,
          aggregateId: id,
          definition: UndoReset,
          data: {},
          ends: [['ResetUndone']],
        };
        return answerCommand(commands, call, identify(call), order, async (events) => {
          const { discarded_messages } = eventOf(events, 'ResetUndone').data as { discarded_messages: number };
          const isWhole = call.query.include === 'instance';
          const view = isWhole ? await owners.instanceById(id) : await owners.instanceEnd(id);
          answerWith(call, undoneMessage(discarded_messages))(view);
        });
      },
    }),
  ];
}

const undoneMessage = (discarded: number): string => {
  if (discarded === 0) return 'The reset is undone.';
  const messages = discarded === 1 ? 'message that was' : 'messages that were';
  return `The reset is undone, and ${discarded} ${messages} said since left out; undo once more to have them again.`;
};
