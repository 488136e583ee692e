import type { LoadRunFailure, LoadRunFailures } from './load-run-failures.js';
import { shown } from './units.js';

/** Headings of a table of failures, the same wherever one is shown. */
export const FAILURE_HEADINGS = ['Outcome', 'Request', 'Failed', 'Share', 'First', 'Last', 'Example'] as const;

/** `POST /v1/responses`, or where a script threw. Many scripts say the method in the name already. */
export function failedWhat({ method, name }: Pick<LoadRunFailure, 'method' | 'name'>): string {
  if (method === null || name.startsWith(`${method} `)) return name === '' ? '(no name)' : name;
  return `${method} ${name}`.trim();
}

/** `12 of 340`: how many of the requests of that name. */
export const failedCount = ({ count, requests }: Pick<LoadRunFailure, 'count' | 'requests'>): string =>
  requests === null ? shown(count, 'count') : `${shown(count, 'count')} of ${shown(requests, 'count')}`;

/** Where it went and what k6 said, as far as that says more than the row does. */
export function exampleWords({ outcome, name, example }: Pick<LoadRunFailure, 'outcome' | 'name' | 'example'>): string {
  const { url, error, scenario, group } = example;
  const words = [
    url === null || url === name ? '' : url,
    error === null || error === outcome ? '' : error,
    scenario === null ? '' : `scenario ${scenario}`,
    group === null ? '' : `group ${group.replace(/^::/, '').replaceAll('::', ' / ')}`,
  ];
  return words.filter((word) => word !== '').join(', ');
}

/** Said below the table where there are failures of further kinds. */
export const otherFailures = ({ items, others }: LoadRunFailures): string | null =>
  others && `${shown(others.count, 'count')} more, of kinds beyond the first ${items.length}`;
