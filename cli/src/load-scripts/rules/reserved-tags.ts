import type { Program } from 'acorn';
import { at, type Finding } from '../finding.js';
import { keyOf, objectsNamed, propertiesOf, valueOf } from '../syntax-tree.js';

/** What k6 sets on every sample itself. */
const RESERVED = ['scenario', 'method', 'status', 'name', 'url', 'group', 'check', 'error', 'error_code', 'proto'];

/** A tag of the whole test by such a name is overwritten, or mislabels what k6 has no value for. */
export function reservedTags(program: Program): Finding[] {
  const options = valueOf(program, 'options');
  if (options?.type !== 'ObjectExpression') return [];
  const own = propertiesOf(options).filter((property) => keyOf(property) === 'tags');
  return own
    .flatMap((property) => objectsNamed(property, 'tags'))
    .flatMap((tags) => propertiesOf(tags))
    .filter((property) => RESERVED.includes(keyOf(property) ?? ''))
    .map((property) => ({
      ...at(property),
      rule: 'reserved-tag',
      severity: 'error',
      message: `the tag "${keyOf(property) ?? ''}" is k6's own and cannot be set for a whole test`,
      remedy: 'call it otherwise (test_case, scenario_name), or tag single requests',
    }));
}
