import type { AnyNode, Program } from 'acorn';
import { at, type Finding } from '../finding.js';
import { keyOf, objectsNamed, propertiesOf } from '../syntax-tree.js';

const LIMIT =
  /^\s*(?:p\(\s*[\d.]+\s*\)|avg|min|max|med|count|rate|value)\s*(?:<=|>=|===?|!=|<|>)\s*[-+]?[\d.]+(?:e[-+]?\d+)?\s*$/i;
const WITH_UNIT = /^(.*[\d.])\s*(ms|s|m|min|%)\s*$/;

/** Limits that k6 refuses (104), with the unit that people like to write most of all. */
export function thresholdTexts(program: Program): Finding[] {
  return objectsNamed(program, 'thresholds')
    .flatMap((thresholds) => propertiesOf(thresholds))
    .flatMap(({ value }) => textsIn(value))
    .filter(({ text }) => !LIMIT.test(text))
    .map(({ node, text }) => {
      const bare = WITH_UNIT.exec(text)?.[1];
      return {
        ...at(node),
        rule: 'threshold',
        severity: 'error',
        message: `k6 cannot read the threshold '${text}'`,
        remedy:
          bare === undefined
            ? `write it as 'p(95)<2000', 'rate<0.05' or 'count<1'`
            : `a threshold has no unit: write '${bare}', times are in milliseconds and rates go from 0 to 1`,
      };
    });
}

/** `['p(95)<1']`, `'p(95)<1'`, `[{ threshold: 'p(95)<1', abortOnFail: true }]`. */
function textsIn(value: AnyNode): { node: AnyNode; text: string }[] {
  if (value.type === 'Literal' && typeof value.value === 'string') return [{ node: value, text: value.value }];
  if (value.type === 'ArrayExpression') return value.elements.flatMap((element) => (element ? textsIn(element) : []));
  if (value.type !== 'ObjectExpression') return [];
  return propertiesOf(value)
    .filter((property) => keyOf(property) === 'threshold')
    .flatMap((property) => textsIn(property.value));
}
