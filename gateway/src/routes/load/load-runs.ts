import type { Request } from 'express';
import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { LoadRunFilter, LoadRunRow, LoadRunSeries, LoadTestList } from '@rehearsal/contracts/http/load/load-runs';
import { LoadTargets } from '@rehearsal/contracts/http/system/settings';
import { pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import {
  CancelLoadRun,
  LoadRunView,
  LoadTestName,
  MoveLoadRun,
  QueueLoadRun,
} from '@rehearsal/contracts/load/load-run';
import { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { LoadTestPlan, PlanQuery } from '@rehearsal/contracts/load/tests/load-test-plan';
import { ForbiddenError } from '../../access/errors.js';
import { actorOf, mayDo, type Principal } from '../../access/principal.js';
import { answerCommand } from '../../commanding/answer.js';
import { createdId, identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';
import { pointingAtFaults } from './load-run-faults.js';

const View = LoadRunView;
const one = { 200: { description: 'The run', schema: View } };

export function loadRunRoutes({ owners, commands, access }: GatewayDependencies): Route[] {
  const { loadrunner } = owners;

  /** Whoever may queue a run may not always push it in front of those of others. */
  const permitHaste = ({ principal, request }: { principal: Principal; request: Request }) => {
    const permission = 'load-run:prioritise';
    if (mayDo(principal, permission)) return;
    const error = new ForbiddenError(permission, principal.role);
    const data = { method: request.method, path: request.path, status: error.status, code: error.code, permission };
    access.accessLog.write(actorOf(principal, request.ip), { type: 'AccessDenied', data } as const);
    throw error;
  };

  return [
    route('GET /load-tests', {
      summary: 'List the load tests that were found',
      answers: {
        200: { description: 'Ready ones and invalid ones', schema: LoadTestList },
      },
      handle: ({ response }) => loadrunner.forward(response, '/load-tests'),
    }),
    route(
      'GET /load-tests/:name/plan',
      {
        summary: 'Say what a load test would do with these parameters; nothing is sent for it',
        query: PlanQuery,
        answers: { 200: { description: 'As k6 reads the script, in words and numbers', schema: LoadTestPlan } },
        handle: ({ params, query, response }) => loadrunner.forward(response, `/load-tests/${params.name}/plan`, query),
      },
      z.strictObject({ name: LoadTestName }),
    ),
    route('GET /load-targets', {
      summary: 'List where load may be sent to',
      answers: { 200: { description: 'As the load runner is configured', schema: LoadTargets } },
      handle: ({ response }) => loadrunner.forward(response, '/load-targets'),
    }),
    route('GET /load-runs', {
      summary: 'List load runs, newest first, or in another order; one of them holds all that was measured of it',
      query: PageQuery.extend(LoadRunFilter.shape),
      answers: { 200: { description: 'A page', schema: pageOf(LoadRunRow) } },
      handle: ({ query, response }) => loadrunner.forward(response, '/load-runs', query),
    }),
    route('POST /load-runs', {
      summary: 'Queue a load run, in `workers` parts if it is to be split; `priority: high` is for operators',
      body: QueueLoadRun.schema,
      command: true,
      answers: { 201: { description: 'Queued', schema: View } },
      handle: (call) => {
        if (call.body.priority === 'high') permitHaste(call);
        const identity = identify(call);
        const id = createdId(identity, 'load-run');
        const order = {
          aggregate: 'load-run',
          aggregateId: id,
          definition: QueueLoadRun,
          data: call.body,
          ends: [['LoadRunQueued']],
        } as const;
        return pointingAtFaults(() =>
          answerCommand(commands, call, identity, order, async () => {
            const run = await owners.loadRunById(id);
            call.response.status(201).set('Location', `${API}/load-runs/${id}`).json(run);
          }),
        );
      },
    }),
    route('GET /load-runs/:id', {
      summary: 'Read a load run',
      answers: one,
      handle: ({ params, response }) => loadrunner.forward(response, `/load-runs/${params.id}`),
    }),
    route('GET /load-runs/:id/log', {
      summary: 'Read what k6 printed',
      answers: { 200: { description: 'Text', type: 'text/plain' } },
      handle: ({ params, response }) => loadrunner.forward(response, `/load-runs/${params.id}/log`, {}, 'text/plain'),
    }),
    route('GET /load-runs/:id/series', {
      summary: 'Read a load run second by second',
      answers: { 200: { description: 'A row for each second', schema: LoadRunSeries } },
      handle: ({ params, response }) => loadrunner.forward(response, `/load-runs/${params.id}/series`),
    }),
    route('GET /load-runs/:id/failures', {
      summary: 'Read what failed in a load run, by outcome and request, most first',
      answers: { 200: { description: 'So far while it goes on', schema: LoadRunFailures } },
      handle: ({ params, response }) => loadrunner.forward(response, `/load-runs/${params.id}/failures`),
    }),
    route('POST /load-runs/:id/cancel', {
      summary: 'Cancel a load run',
      body: CancelLoadRun.schema.default({ reason: '' }),
      command: true,
      answers: one,
      handle: (call) => {
        const { id } = call.params;
        const ends = [['LoadRunCancelRequested', 'LoadRunFinished']];
        const order = {
          aggregate: 'load-run',
          aggregateId: id,
          definition: CancelLoadRun,
          data: call.body,
          ends,
        } as const;
        return answerCommand(commands, call, identify(call), order, async () =>
          call.response.json(await owners.loadRunById(id)),
        );
      },
    }),
    route('POST /load-runs/:id/move', {
      summary: 'Move a load run that waits to the front of the queue, or by one place',
      body: MoveLoadRun.schema,
      command: true,
      answers: one,
      handle: (call) => {
        const { id } = call.params;
        const about = { aggregate: 'load-run', aggregateId: id } as const;
        const order = { ...about, definition: MoveLoadRun, data: call.body, ends: [['LoadRunMoved']] };
        return answerCommand(commands, call, identify(call), order, async () =>
          call.response.json(await owners.loadRunById(id)),
        );
      },
    }),
  ];
}
