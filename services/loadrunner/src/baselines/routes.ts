import { Router } from 'express';
import { ComparisonQuery, TrendQuery } from '@rehearsal/contracts/http/load/load-runs';
import type { BaselineView } from '@rehearsal/contracts/load/baseline';
import { LoadTestName } from '@rehearsal/contracts/load/load-run';
import { Id } from '@rehearsal/contracts/messages/message';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError, Refusal } from '@rehearsal/platform/errors';
import type { Discovery } from '../scripts/discovery.js';
import { compareWith, type ComparisonDependencies } from './compare.js';
import { finishedRuns } from './past-runs.js';
import { pinnedRuns } from './service.js';
import { trendOf } from './trend.js';

const SHOWN_RUNS = 30;

/** The read side of baselines: pins, the trend of a test, and comparisons. */
export function baselineRoutes(dependencies: ComparisonDependencies & { discovery: Discovery }): Router {
  const { journal, baselines, discovery } = dependencies;
  const router = Router();

  router.get('/load-tests/:name/baseline', async (request, response) => {
    const test = callerInput(LoadTestName, request.params.name);
    const { state, seq } = await baselines.load(test);
    if (!state && !(await discovery.glance(test)))
      throw new Refusal('LOAD_TEST_NOT_FOUND', `There is no load test "${test}".`);
    const view: BaselineView = { test, version: seq, pins: state?.pins ?? [] };
    response.json(view);
  });

  router.get('/load-tests/:name/trend', async (request, response) => {
    const test = callerInput(LoadTestName, request.params.name);
    const { limit = SHOWN_RUNS, like } = callerInput(TrendQuery, request.query);
    const runs = await finishedRuns(journal, test, ['passed', 'failed']);
    if (like !== undefined && !runs.some(({ id }) => id === like)) throw new NotFoundError('finished load run', like);
    if (runs.length === 0 && !(await discovery.glance(test)))
      throw new Refusal('LOAD_TEST_NOT_FOUND', `There is no load test "${test}".`);
    response.json(trendOf(test, runs, await pinnedRuns(baselines), { count: limit, like }));
  });

  router.get('/load-runs/:id/comparison', async (request, response) => {
    const { with: wanted = 'baseline' } = callerInput(ComparisonQuery, request.query);
    response.json(await compareWith(dependencies, callerInput(Id, request.params.id), wanted));
  });
  return router;
}
