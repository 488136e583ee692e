import type { LoadTestPlan, PlanParameters } from '@rehearsal/contracts/load/tests/load-test-plan';
import type { LoadTestTrend } from '@rehearsal/contracts/load/baseline';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../client.js';
import { keys } from '../keys.js';

/** What a load test would do; of other parameters the last answer stands until the next is there. */
export const loadTestPlanQuery = (test: string, parameters: PlanParameters) =>
  queryOptions({
    queryKey: keys.loadTestPlan(test, parameters),
    queryFn: ({ signal }) => api.get<LoadTestPlan>(`/load-tests/${test}/plan`, textsOf(parameters), { signal }),
    placeholderData: (previous) => (previous?.test === test ? previous : undefined),
  });

const textsOf = (parameters: PlanParameters): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

/** How many runs a trend shows. */
const TREND_RUNS = 30;

/** What the last runs like this one measured, the oldest first. */
export const loadTestTrendQuery = (test: string, like: string) =>
  queryOptions({
    queryKey: keys.loadTestTrend(test, like),
    queryFn: ({ signal }) =>
      api.get<LoadTestTrend>(`/load-tests/${test}/trend`, { limit: TREND_RUNS, like }, { signal }),
  });
