import { Router } from 'express';
import { LoadTestName, type Verdict } from '@rehearsal/contracts/load/load-run';
import { PlanQuery } from '@rehearsal/contracts/load/tests/load-test-plan';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { stateOf } from '@rehearsal/platform/journal/journal';
import type { LoadRunJournal } from '../service.js';
import type { Discovery } from './discovery.js';
import { findRunnable } from './find-runnable.js';
import type { Inspections } from './inspections.js';
import { planOf } from './plan/test-plan.js';

/** What a load test would do. */
export function planRoutes(dependencies: {
  journal: LoadRunJournal;
  discovery: Discovery;
  inspections: Inspections;
}): Router {
  const { journal, discovery, inspections } = dependencies;
  const router = Router();
  router.get('/load-tests/:name/plan', async (request, response) => {
    const test = await findRunnable(discovery, callerInput(LoadTestName, request.params.name));
    const parameters = callerInput(PlanQuery, request.query);
    response.json(await planOf(test, parameters, inspections, await requestsPerIteration(journal, test.name)));
  });
  return router;
}

/** As the last run showed that was judged. */
async function requestsPerIteration({ snapshots }: LoadRunJournal, test: string): Promise<number | null> {
  const judged: Verdict[] = ['passed', 'failed'];
  const [last] = await snapshots
    .find({ name: test, verdict: { $in: judged } })
    .sort({ created_at: -1 })
    .limit(1)
    .toArray();
  const countOf = (name: string) => last && stateOf(last).metrics.find((metric) => metric.name === name)?.values.count;
  const [requests, iterations] = [countOf('http_reqs'), countOf('iterations')];
  return requests === undefined || iterations === undefined || iterations === 0 ? null : requests / iterations;
}
