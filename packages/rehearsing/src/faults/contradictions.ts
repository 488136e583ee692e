import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import { essence, spelled } from '../judge/compare.js';
import type { ToldShape } from '../told-shape.js';
import { faultAt, type Path } from './located.js';

const OPPOSITES = [
  ['equals', 'not_equals'],
  ['contains', 'not_contains'],
  ['matches', 'not_matches'],
] as const;

/** What is null has no part, is no number and is not there. */
const NEVER_OF_NULL = ['present', 'contains', 'matches', 'at_least', 'at_most'] as const;

/** Operators that can never hold together: no coach could pass, and each would be blamed for it. */
export function contradictions(operators: Operators, shape: ToldShape | undefined, at: Path): TemplateFault[] {
  const { absent, count, equals, one_of } = operators;
  const inEssence = (value: JsonValue) => essence(spelled(value, shape), shape);
  const isSame = (one: JsonValue, other: JsonValue | undefined) =>
    other !== undefined && inEssence(one) === inEssence(other);
  const fault = (name: string, text: string) => faultAt([...at, name], text);
  return [
    ...(absent ? NEVER_OF_NULL.filter((name) => operators[name] !== undefined) : []).map((name) =>
      fault(name, 'cannot hold together with absent'),
    ),
    ...(isCrossed(operators) ? [fault('at_most', 'is less than at_least, so nothing is between them')] : []),
    ...(typeof count === 'object' && isCrossed(count)
      ? [faultAt([...at, 'count', 'at_most'], 'is less than at_least, so no number is between them')]
      : []),
    ...OPPOSITES.flatMap(([is, not]) => {
      const demanded = operators[is];
      return demanded !== undefined && isSame(demanded, operators[not])
        ? [fault(not, `says the opposite of ${is}, so both can never hold`)]
        : [];
    }),
    ...(one_of?.every((value) => equals !== undefined && !isSame(value, equals))
      ? [fault('equals', 'is none of one_of, so both can never hold')]
      : []),
  ];
}

const isCrossed = ({ at_least, at_most }: { at_least?: number | undefined; at_most?: number | undefined }): boolean =>
  at_least !== undefined && at_most !== undefined && at_most < at_least;

/** Actions that are required and forbidden, or that may not come at all. */
export function contradictedActions(rules: NonNullable<Expectation['actions']>, at: Path): TemplateFault[] {
  const { forbidden = [], at_most = {} } = rules;
  return (['required', 'in_order'] as const).flatMap((rule) =>
    (rules[rule] ?? []).flatMap((pattern, index) => {
      const place = [...at, rule, index];
      const type = typeof pattern === 'string' ? pattern : pattern.action_type;
      // Forbidden by its type alone it is forbidden whatever its parameters are.
      if (forbidden.some((one) => one === type || canonicalJson(one) === canonicalJson(pattern)))
        return [faultAt(place, 'is forbidden too, so both can never hold')];
      return at_most[type] === 0 ? [faultAt(place, `cannot come where at_most of ${type} is 0`)] : [];
    }),
  );
}

/** A phase is entered again only from another one. */
export const repeatedPhases = (phases: readonly string[], at: Path): TemplateFault[] =>
  phases.flatMap((phase, index) =>
    index > 0 && phase === phases[index - 1]
      ? [faultAt([...at, index], 'is the phase before it, and a phase is entered once until it is left')]
      : [],
  );
