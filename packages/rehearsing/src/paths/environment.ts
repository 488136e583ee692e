import { FunctionExpressionType, JSONPathEnvironment, type FilterFunction } from 'json-p3';
import { patternOf, type Pattern } from '../pattern.js';

/** `match()` and `search()` by RE2, like every pattern of a rehearsal. */
const patternFunction = (holds: (pattern: Pattern, text: string) => boolean): FilterFunction => ({
  argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
  returnType: FunctionExpressionType.LogicalType,
  call: (text: unknown, source: unknown): boolean =>
    typeof text === 'string' && typeof source === 'string' && holds(patternOf(source), text),
});

/** RFC 9535 to the letter, but for patterns. */
export const environment = new JSONPathEnvironment();
environment.functionRegister.set(
  'match',
  patternFunction((pattern, text) => pattern.isWhole(text)),
);
environment.functionRegister.set(
  'search',
  patternFunction((pattern, text) => pattern.found(text)),
);
