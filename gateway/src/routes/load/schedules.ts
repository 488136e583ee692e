import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { ScheduleBody, ScheduleFilter, SchedulePage } from '@rehearsal/contracts/http/load/schedules';
import { Done } from '@rehearsal/contracts/http/operation';
import { PageQuery } from '@rehearsal/contracts/http/page';
import {
  CreateSchedule,
  DeleteSchedule,
  ScheduleName,
  ScheduleView,
  UpdateSchedule,
} from '@rehearsal/contracts/load/schedule';
import { answerCommand } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import { isDecided } from '../../commanding/decided.js';
import { plannedRun } from '../../commanding/planned-run.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';
import { pointingAtFaults } from './load-run-faults.js';
import { refuseUnreadable } from './refuse-unreadable.js';

const View = ScheduleView;
const one = { 200: { description: 'The schedule, with its next three times', schema: View } };
type Planned = Pick<ScheduleView, 'test' | 'parameters' | 'rehearsals'>;
const Named = z.strictObject({ name: ScheduleName });

/** Runs that queue themselves, of load tests and of rehearsals. A schedule's name is its id. */
export function scheduleRoutes({ owners, commands }: GatewayDependencies): Route[] {
  const { loadrunner } = owners;
  /** What a run would be refused for, or could never do, is said when it is planned, not at night. */
  const refuseUnplannable = async ({ test, parameters, rehearsals }: Partial<Planned>) => {
    if (rehearsals) await plannedRun(owners, { ...rehearsals, files: [] }, '/rehearsals');
    if (test !== undefined) await refuseUnreadable(loadrunner, test, parameters);
  };
  const read = (name: string) => loadrunner.get<ScheduleView>(`/schedules/${name}`);
  /** What it would run after these changes, where they change that; one of the other kind is refused by its owner. */
  const whatAfter = async (
    name: string,
    { test, parameters, rehearsals }: Partial<Planned>,
  ): Promise<Partial<Planned>> => {
    if (test === undefined && parameters === undefined) return { rehearsals };
    const now = await read(name);
    if (now.rehearsals) return {};
    return { test: test ?? now.test, parameters: parameters ?? now.parameters };
  };
  const about = (name: string) => ({ aggregate: 'schedule', aggregateId: name }) as const;

  return [
    route('GET /schedules', {
      summary: 'List schedules, newest first',
      query: PageQuery.extend(ScheduleFilter.shape),
      answers: { 200: { description: 'A page', schema: SchedulePage } },
      handle: ({ query, response }) => loadrunner.forward(response, '/schedules', query),
    }),
    route('POST /schedules', {
      summary: 'Queue a load test, or rehearsals, again and again: cron of five fields, in a time zone',
      body: ScheduleBody,
      command: true,
      answers: { 201: { description: 'Created', schema: View } },
      handle: async (call) => {
        const { name, ...data } = call.body;
        const identity = identify(call);
        const order = { ...about(name), definition: CreateSchedule, data, ends: [['ScheduleCreated']] };
        return pointingAtFaults(async () => {
          if (!(await isDecided(loadrunner, name, identity))) await refuseUnplannable(data);
          await answerCommand(commands, call, identity, order, async () => {
            const schedule = await read(name);
            call.response.status(201).set('Location', `${API}/schedules/${name}`).json(schedule);
          });
        });
      },
    }),
    route(
      'GET /schedules/:name',
      {
        summary: 'Read a schedule',
        answers: one,
        handle: ({ params, response }) => loadrunner.forward(response, `/schedules/${params.name}`),
      },
      Named,
    ),
    route(
      'PATCH /schedules/:name',
      {
        summary: 'Change a schedule, pause or resume it; what is named is replaced as a whole',
        body: UpdateSchedule.schema,
        command: true,
        answers: one,
        handle: async (call) => {
          const { name } = call.params;
          const order = { ...about(name), definition: UpdateSchedule, data: call.body, ends: [['ScheduleUpdated']] };
          return pointingAtFaults(async () => {
            await refuseUnplannable(await whatAfter(name, call.body));
            await answerCommand(commands, call, identify(call), order, async () =>
              call.response.json(await read(name)),
            );
          });
        },
      },
      Named,
    ),
    route(
      'DELETE /schedules/:name',
      {
        summary: 'Delete a schedule; runs that it has queued stay',
        command: true,
        answers: { 200: { description: 'Deleted', schema: Done } },
        handle: (call) => {
          const order = {
            ...about(call.params.name),
            definition: DeleteSchedule,
            data: {},
            ends: [['ScheduleDeleted']],
          };
          return answerCommand(commands, call, identify(call), order, () =>
            call.response.json({ success: true, message: 'The schedule is deleted.' }),
          );
        },
      },
      Named,
    ),
  ];
}
