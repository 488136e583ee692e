import { parametersShape } from '@rehearsal/contracts/actions/actions';
import { closest, quoted, withHint } from '@rehearsal/contracts/text/suggest';
import type { ActionPattern, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { contradictedActions } from './contradictions.js';
import { faultAt, type Path } from './located.js';

const LISTS = ['required', 'in_order', 'forbidden'] as const;

/** What is wrong with the actions that are expected: parameters that an action does not have would never be met. */
export const actionFaults = (rules: NonNullable<Expectation['actions']>, at: Path): TemplateFault[] => [
  ...LISTS.flatMap((rule) =>
    (rules[rule] ?? []).flatMap((pattern, index) => patternFaults(pattern, [...at, rule, index, 'parameters'])),
  ),
  ...contradictedActions(rules, at),
];

function patternFaults(pattern: ActionPattern, at: Path): TemplateFault[] {
  if (typeof pattern === 'string') return [];
  const shape = parametersShape(pattern.action_type);
  return Object.entries(pattern.parameters ?? {}).flatMap(([key, value]) => {
    const parameter = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!parameter) {
      const suggestion = closest(key, Object.keys(shape));
      const message = `${quoted(key)} is not a parameter of ${pattern.action_type}.`;
      return [faultAt([...at, key], withHint(message, suggestion && quoted(suggestion)))];
    }
    // What is a part of an object is meant to be less than the whole, so only what is no object is held against its rule.
    if (typeof value === 'object') return [];
    const message = parameter.safeParse(value).error?.issues[0]?.message;
    return message === undefined ? [] : [faultAt([...at, key], message)];
  });
}
