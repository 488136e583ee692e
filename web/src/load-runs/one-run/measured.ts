import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { unitOf, type Unit } from '@rehearsal/contracts/load/units';

type Metric = LoadRunView['metrics'][number];

/** k6's own, whatever a script does: what it is of is known without a sample. */
const SHARES = ['checks', 'http_req_failed'];

/** `p(95)` of `p(95)<2000`. */
const statisticOf = (limit: string): string => /^\s*[a-z]+(?:\([\d.]+\))?/.exec(limit)?.[0].trim() ?? '';

/**
 * What the numbers of a threshold are of, found by its metric; `name{tag:value}` is a part of `name`. One that was never
 * recorded has only its name to tell.
 */
export const unitOfThreshold = (name: string, limit: string, metrics: readonly Metric[]): Unit => {
  const whole = name.replace(/\{.*$/, '');
  const metric = metrics.find((each) => each.name === name) ?? metrics.find((each) => each.name === whole);
  if (metric !== undefined) return unitOf(metric, statisticOf(limit));
  if (SHARES.includes(whole)) return 'share';
  return /(_ms|_duration)$/.test(whole) ? 'ms' : 'count';
};

/** How much of its own work k6 shows beside what a script measures. */
const INTERNALS =
  /^(vus(_max)?|data_(sent|received)|http_req_(blocked|connecting|tls_handshaking|sending|receiving|waiting)|group_duration|iteration_duration|ws_connecting|dropped_iterations)$/;

export const isInternal = ({ name }: Pick<Metric, 'name'>): boolean => INTERNALS.test(name);
