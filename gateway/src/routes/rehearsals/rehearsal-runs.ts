import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { pageOf, PageQuery } from '@rehearsal/contracts/http/page';
import {
  RehearsalFilter,
  RehearsalPage,
  RehearsalRunFilter,
  RehearsalRunRow,
} from '@rehearsal/contracts/http/rehearsals';
import { Id } from '@rehearsal/contracts/messages/message';
import {
  CancelRehearsalRun,
  PinRehearsalRun,
  QueueRehearsalRun,
  RehearsalRunView,
  UnpinRehearsalRun,
} from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { CreateScenario } from '@rehearsal/contracts/scenario/scenario';
import { answerCommand } from '../../commanding/answer.js';
import { createdId, identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';
import { isDecided } from '../../commanding/decided.js';
import { plannedRun } from '../../commanding/planned-run.js';
import { RunBody } from './run-body.js';

const one = { 200: { description: 'The run, with what each trial came to', schema: RehearsalRunView } };

const PlannedParams = z.strictObject({
  id: Id,
  rehearsal: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number of at most three digits')
    .meta({ description: 'Its place in the plan of the run, from 0.' }),
});
const TrialParams = PlannedParams.extend({
  trial: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number of at most three digits')
    .meta({ description: 'From 1.' }),
});

export function rehearsalRunRoutes({ owners, commands }: GatewayDependencies): Route[] {
  const { rehearsal } = owners;
  /** A command about a run that says no more than which. */
  const changing =
    (definition: typeof PinRehearsalRun | typeof UnpinRehearsalRun, event: string) =>
    (call: Call<{ id: string }>): Promise<void> => {
      const { id } = call.params;
      const order = { aggregate: 'rehearsal-run', aggregateId: id, definition, data: {}, ends: [[event]] } as const;
      return answerCommand(commands, call, identify(call), order, async () =>
        call.response.json(await owners.rehearsalRunById(id)),
      );
    };

  return [
    route('GET /rehearsals', {
      summary: 'List the rehearsals of scenarios, and what their last runs showed; a page holds whole scenarios',
      query: PageQuery.extend(RehearsalFilter.shape),
      answers: { 200: { description: 'A page', schema: RehearsalPage } },
      handle: ({ query, response }) => rehearsal.forward(response, '/rehearsals', query),
    }),
    route('GET /rehearsal-runs', {
      summary: 'List rehearsal runs, newest first',
      query: PageQuery.extend(RehearsalRunFilter.shape),
      answers: { 200: { description: 'A page', schema: pageOf(RehearsalRunRow) } },
      handle: ({ query, response }) => rehearsal.forward(response, '/rehearsal-runs', query),
    }),
    route('POST /rehearsal-runs', {
      summary: 'Run rehearsals of scenarios, in the version that these have now, or of scenario files as they are',
      body: RunBody,
      size: 'template',
      command: true,
      answers: { 201: { description: 'Queued', schema: RehearsalRunView } },
      handle: async (call) => {
        const identity = identify(call);
        const id = createdId(identity, 'rehearsal-run');
        const answer = async () => {
          const run = await owners.rehearsalRunById(id);
          call.response.status(201).set('Location', `${API}/rehearsal-runs/${id}`).json(run);
        };
        if (await isDecided(rehearsal, id, identity)) return answer();
        const order = {
          aggregate: 'rehearsal-run',
          aggregateId: id,
          definition: QueueRehearsalRun,
          data: await plannedRun(owners, call.body),
          ends: [['RehearsalRunQueued']],
        } as const;
        return answerCommand(commands, call, identity, order, answer);
      },
    }),
    route('GET /rehearsal-runs/:id', {
      summary: 'Read a rehearsal run',
      answers: one,
      handle: ({ params, response }) => rehearsal.forward(response, `/rehearsal-runs/${params.id}`),
    }),
    route(
      'GET /rehearsal-runs/:id/rehearsals/:rehearsal',
      {
        summary: 'Read what a rehearsal was run from: its scenario as it was then, as a file has it',
        answers: { 200: { description: 'The scenario', schema: CreateScenario.schema } },
        handle: ({ params, response }) =>
          rehearsal.forward(response, `/rehearsal-runs/${params.id}/rehearsals/${params.rehearsal}`),
      },
      PlannedParams,
    ),
    route(
      'GET /rehearsal-runs/:id/trials/:rehearsal/:trial',
      {
        summary:
          'Read the whole of a trial that has ended: what was said, what changed, what was judged; kept for 30 days',
        answers: { 200: { description: 'The trial', schema: Trial } },
        handle: ({ params, response }) =>
          rehearsal.forward(response, `/rehearsal-runs/${params.id}/trials/${params.rehearsal}/${params.trial}`),
      },
      TrialParams,
    ),
    route('POST /rehearsal-runs/:id/pin', {
      summary: 'Pin a run that passed, so that later ones can be held against it',
      command: true,
      answers: one,
      handle: changing(PinRehearsalRun, 'RehearsalRunPinned'),
    }),
    route('DELETE /rehearsal-runs/:id/pin', {
      summary: 'Take back the pin of a run; the run stays',
      command: true,
      answers: one,
      handle: changing(UnpinRehearsalRun, 'RehearsalRunUnpinned'),
    }),
    route('POST /rehearsal-runs/:id/cancel', {
      summary: 'Cancel a rehearsal run',
      body: CancelRehearsalRun.schema.default({ reason: '' }),
      command: true,
      answers: one,
      handle: (call) => {
        const { id } = call.params;
        const order = {
          aggregate: 'rehearsal-run',
          aggregateId: id,
          definition: CancelRehearsalRun,
          data: call.body,
          ends: [['RehearsalRunCancelRequested']],
        } as const;
        return answerCommand(commands, call, identify(call), order, async () =>
          call.response.json(await owners.rehearsalRunById(id)),
        );
      },
    }),
  ];
}
