import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { ToldShape } from '../told-shape.js';
import type { Path } from './located.js';

/** What one operator demands, and where that is written. */
export interface Demand {
  readonly name: keyof Operators;
  readonly value: JsonValue;
  readonly at: Path;
  /** What its key is called, where that is not the operator. */
  readonly called?: string;
  /** The place of its expectation among those that are judged at the same moment. */
  readonly expectation: number;
}

/** What the demands are about. */
export interface Place {
  /** Undefined where values of different kinds may stand. */
  readonly shape: ToldShape | undefined;
  /** Whether there is one value at most. */
  readonly isSingle: boolean;
}

export const demandsOf = (operators: Operators, at: Path, expectation: number): Demand[] =>
  Object.entries(operators).map(([name, value]) => ({
    name: name as keyof Operators,
    value: value as JsonValue,
    at: [...at, name],
    expectation,
  }));

/** The numbers that a count allows. */
export const boundsOf = (count: NonNullable<Operators['count']>): { least: number; most: number } =>
  typeof count === 'number'
    ? { least: count, most: count }
    : { least: count.at_least ?? 0, most: count.at_most ?? Infinity };
