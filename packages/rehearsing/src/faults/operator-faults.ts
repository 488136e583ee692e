import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { patternOf } from '../pattern.js';
import type { ToldShape } from '../told-shape.js';
import { boundsOf } from './demand.js';
import { misfits } from './fitting.js';
import { faultAt, faultsOfReading, type Path } from './located.js';
import { valueFaults } from './value-faults.js';

const COMPARED = ['equals', 'not_equals'] as const;
const HELD = ['contains', 'not_contains'] as const;
const PATTERNS = ['matches', 'not_matches'] as const;

/** What is wrong with operators: patterns that RE2 does not know, and what can never hold. */
export function operatorFaults(operators: Operators, shape: ToldShape | undefined, at: Path): TemplateFault[] {
  const member = shape?.kind === 'list' ? shape.of : undefined;
  const ofValues = (names: typeof COMPARED | typeof HELD, its: ToldShape | undefined) =>
    names.flatMap((name) => {
      const value = operators[name];
      return value === undefined ? [] : valueFaults(value, its, [...at, name]);
    });
  return [
    ...ofValues(COMPARED, shape),
    ...ofValues(HELD, member),
    ...(operators.one_of ?? []).flatMap((value, index) => valueFaults(value, shape, [...at, 'one_of', index])),
    ...misfits(operators, shape, at),
    ...crossedCount(operators, at),
    ...PATTERNS.flatMap((name) => {
      const source = operators[name];
      return source === undefined ? [] : faultsOfReading([...at, name], () => (patternOf(source), []));
    }),
  ];
}

const crossedCount = ({ count }: Operators, at: Path): TemplateFault[] => {
  if (count === undefined) return [];
  const { least, most } = boundsOf(count);
  return most < least
    ? [faultAt([...at, 'count', 'at_most'], 'is less than at_least, so no number is between them')]
    : [];
};
