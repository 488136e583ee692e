import type { Program } from 'acorn';
import { at, type Finding } from '../finding.js';
import { keyOf, nodesOf, objectsNamed, propertiesOf } from '../syntax-tree.js';

/**
 * k6 counts failed checks and exits with 0. `judged` are the keys of the thresholds that k6 found, which may come from a
 * shared file; without them, those that are written here count.
 */
export function unjudgedChecks(program: Program, judged: readonly string[] | undefined): Finding[] {
  const keys = judged ?? objectsNamed(program, 'thresholds').flatMap((object) => propertiesOf(object).map(keyOf));
  if (keys.some((key) => key?.startsWith('checks'))) return [];
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'check') continue;
    return [
      {
        ...at(node),
        rule: 'unjudged-checks',
        severity: 'warning',
        message: 'no threshold judges the checks: a failed one does not fail the test',
        remedy: `add checks: ['rate>0.95'] to the thresholds`,
      },
    ];
  }
  return [];
}
