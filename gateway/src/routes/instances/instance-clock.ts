import type { z } from 'zod';
import { ClockBody, ClockMovedView, ClockView } from '@rehearsal/contracts/http/instances/instances';
import { clockOffset, isStanding } from '@rehearsal/contracts/instance/clock';
import { MoveClock, type ClockMoved } from '@rehearsal/contracts/instance/instance';
import { answerCommand, eventOf } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';

/** A moment in the one spelling that commands have. */
const moveOf = ({ set, advance }: z.output<typeof ClockBody>): z.output<typeof MoveClock.schema> =>
  set === undefined ? { advance_seconds: advance ?? 0 } : { set: new Date(set).toISOString() };

/** The clock of a test user: what is said tomorrow can be tested today. */
export function instanceClockRoutes({ owners, commands }: GatewayDependencies): Route[] {
  return [
    route('GET /instances/:id/clock', {
      summary: "Read a person's clock",
      answers: { 200: { description: 'What it shows now, and how far it is from real time', schema: ClockView } },
      handle: ({ params, response }) => owners.instantiator.forward(response, `/instances/${params.id}/clock`),
    }),
    route('POST /instances/:id/clock', {
      summary: "Set a test user's clock to a later moment, or ahead by a length of time",
      body: ClockBody,
      command: true,
      answers: {
        200: {
          description: 'What it shows now, and the instance',
          schema: ClockMovedView,
        },
      },
      handle: (call) => {
        const { id } = call.params;
        const order = {
          aggregate: 'instance',
          aggregateId: id,
          definition: MoveClock,
          data: moveOf(call.body),
        } as const;
        return answerCommand(commands, call, identify(call), { ...order, ends: [['ClockMoved']] }, async (events) => {
          const { to, clock } = eventOf(events, 'ClockMoved').data as z.output<typeof ClockMoved.schema>;
          const shown = {
            now: to,
            offset_ms: clockOffset(clock, new Date().toISOString()),
            stands: isStanding(clock),
          };
          call.response.json({ clock: shown, instance: await owners.instanceById(id) });
        });
      },
    }),
  ];
}
