import { z } from 'zod';
import { ComparisonQuery, TrendQuery, UnpinQuery } from '@rehearsal/contracts/http/load/load-runs';
import { BaselineView, LoadTestTrend, PinBaseline, UnpinBaseline } from '@rehearsal/contracts/load/baseline';
import { Comparison } from '@rehearsal/contracts/load/comparison';
import { LoadTestName } from '@rehearsal/contracts/load/load-run';
import { answerCommand } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Route } from '../../http/route.js';
import { pointingAtFaults } from './load-run-faults.js';

const View = BaselineView;
const one = { 200: { description: 'What is pinned, for each target and set of parameters', schema: View } };
const Named = z.strictObject({ name: LoadTestName });

/** What runs are held against: pinned ones, the trend, and comparisons. */
export function baselineRoutes({ owners, commands }: GatewayDependencies): Route[] {
  const { loadrunner } = owners;
  const pathOf = (name: string) => `/load-tests/${name}/baseline`;
  const read = (name: string) => loadrunner.get<BaselineView>(pathOf(name));
  const about = (name: string) => ({ aggregate: 'baseline', aggregateId: name }) as const;

  return [
    route(
      'GET /load-tests/:name/baseline',
      {
        summary: 'Read the baselines of a load test',
        answers: one,
        handle: ({ params, response }) => loadrunner.forward(response, pathOf(params.name)),
      },
      Named,
    ),
    route(
      'POST /load-tests/:name/baseline',
      {
        summary: 'Pin a run that passed as the baseline for its target and parameters',
        body: PinBaseline.schema,
        command: true,
        answers: one,
        handle: (call) => {
          const { name } = call.params;
          const order = { ...about(name), definition: PinBaseline, data: call.body, ends: [['BaselinePinned']] };
          return pointingAtFaults(() =>
            answerCommand(commands, call, identify(call), order, async () => call.response.json(await read(name))),
          );
        },
      },
      Named,
    ),
    route(
      'DELETE /load-tests/:name/baseline',
      {
        summary: 'Unpin a baseline of a load test, or all of them',
        query: UnpinQuery,
        command: true,
        answers: one,
        handle: (call) => {
          const { name } = call.params;
          const order = { ...about(name), definition: UnpinBaseline, data: call.query, ends: [['BaselineUnpinned']] };
          return answerCommand(commands, call, identify(call), order, async () => call.response.json(await read(name)));
        },
      },
      Named,
    ),
    route(
      'GET /load-tests/:name/trend',
      {
        summary: 'Read what the last runs of a load test measured, those with the same target and parameters',
        query: TrendQuery,
        answers: { 200: { description: 'The oldest first', schema: LoadTestTrend } },
        handle: ({ params, query, response }) =>
          loadrunner.forward(response, `/load-tests/${params.name}/trend`, query),
      },
      Named,
    ),
    route('GET /load-runs/:id/comparison', {
      summary: 'Compare a run with its baseline, another run, or the last that passed before it',
      query: ComparisonQuery,
      answers: { 200: { description: 'Row by row, the worst first', schema: Comparison } },
      handle: ({ params, query, response }) =>
        loadrunner.forward(response, `/load-runs/${params.id}/comparison`, query),
    }),
  ];
}
