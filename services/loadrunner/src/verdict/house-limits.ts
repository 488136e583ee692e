import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { holds, marginOf, parseJudged, type Limit } from '../measured/threshold.js';
import type { Traffic } from '../measured/traffic.js';

type ThresholdResult = LoadRunOutcome['thresholds'][number];

/** What is asked of a script that sets no limit of its own on one of these: of its iterations, without setup and teardown. */
const HOUSE_LIMITS = [
  { metric: 'http_req_failed', limit: 'rate<0.05', parsed: { statistic: 'rate', operator: '<', bound: 0.05 } },
  { metric: 'checks', limit: 'rate>0.95', parsed: { statistic: 'rate', operator: '>', bound: 0.95 } },
] as const satisfies readonly { metric: keyof Traffic['rates']; limit: string; parsed: Limit }[];

/** Each of the two by itself; one without a sample judges nothing. */
export function judgeByHouse(
  ownKeys: readonly string[],
  traffic: Pick<Traffic, 'rates' | 'requests'>,
): ThresholdResult[] {
  const judged = ownKeys.map((key) => parseJudged(key).metric);
  const { http } = traffic.requests;
  // Not k6's samples alone: it writes none of a request that no response callback judges.
  const rates = { checks: traffic.rates.checks, http_req_failed: { samples: http.requests, true: http.failed } };
  return HOUSE_LIMITS.filter(({ metric }) => !judged.includes(metric) && rates[metric].samples > 0).map(
    ({ metric, limit, parsed }) => {
      const { samples, true: hits } = rates[metric];
      const measured = hits / samples;
      const margin = marginOf(parsed, measured);
      return { metric, limit, measured, margin, samples, ok: holds(parsed, measured), worst: null, house: true };
    },
  );
}
