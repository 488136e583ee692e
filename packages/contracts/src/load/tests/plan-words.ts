import type { LoadTestPlan } from './load-test-plan.js';
import { shown } from '../units.js';

const about = (count: number): string => shown(count < 10 ? Math.round(count * 10) / 10 : Math.round(count), 'count');

/** A line for each scenario, then what all of them come to. */
export function planWords({ scenarios, iterations, requests_per_iteration: each, max_vus }: LoadTestPlan): string[] {
  const lines = scenarios.map(({ name, words }) => (scenarios.length === 1 ? words : `${name}: ${words}`));
  const requests = iterations !== null && each !== null ? iterations * each : null;
  const sums = [
    iterations === null ? '' : `about ${about(iterations)} ${iterations === 1 ? 'iteration' : 'iterations'}`,
    requests === null ? '' : `about ${about(requests)} requests, going by the last run`,
    max_vus === null ? '' : `at most ${shown(max_vus, 'count')} virtual ${max_vus === 1 ? 'user' : 'users'}`,
  ].filter((word) => word !== '');
  return sums.length === 0 ? lines : [...lines, sums.join('; ')];
}

/** Said where a parameter was given that the script does not care about; null where each counts. */
export const effectWords = ({ without_effect: names }: Pick<LoadTestPlan, 'without_effect'>): string | null =>
  names.length === 0 ? null : `Makes no difference to the script: ${names.join(', ')}`;
