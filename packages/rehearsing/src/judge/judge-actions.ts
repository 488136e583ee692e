import { parametersShape } from '@rehearsal/contracts/actions/actions';
import type { JsonObject, JsonValue } from '@rehearsal/contracts/json/values';
import type { ActionPattern, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { ToldAction } from '@rehearsal/contracts/rehearsal/trial';
import { step } from '../limit.js';
import type { Circumstances, Judge, Judged } from './circumstances.js';
import { shown } from './shown.js';
import { isSubsequence } from './subsequence.js';

type Rules = NonNullable<Expectation['actions']>;
type Rule = 'required' | 'in_order' | 'forbidden';

/** Several identities made at once are as many as made one by one. */
const oneByOne = (actions: readonly ToldAction[]): ToldAction[] =>
  actions.flatMap((action) => {
    const { identities } = action.parameters;
    return action.action_type === 'CREATE_MULTIPLE_IDENTITIES' && Array.isArray(identities)
      ? [
          action,
          ...identities.map((parameters) => ({
            ...action,
            action_type: 'CREATE_IDENTITY',
            parameters: parameters as JsonObject,
          })),
        ]
      : [action];
  });

/** Whether all that is demanded is there; more may be. */
const isPart = (demanded: JsonValue, given: JsonValue | undefined): boolean => {
  step();
  if (Array.isArray(demanded))
    return Array.isArray(given) && demanded.every((entry) => given.some((other) => isPart(entry, other)));
  if (typeof demanded !== 'object' || demanded === null) return demanded === given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  return Object.entries(demanded).every(([key, entry]) =>
    isPart(entry, Object.hasOwn(given, key) ? given[key] : undefined),
  );
};

/** Words in their canonical spelling, as the coach's own are. */
const spelled = ({ action_type, parameters = {} }: Exclude<ActionPattern, string>): JsonObject => {
  const shape = parametersShape(action_type);
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => {
      const read = Object.hasOwn(shape, key) ? shape[key]?.safeParse(value) : undefined;
      return [key, (read?.data as JsonValue | undefined) ?? value];
    }),
  );
};

const fits = (pattern: ActionPattern, action: ToldAction): boolean =>
  typeof pattern === 'string'
    ? action.action_type === pattern
    : action.action_type === pattern.action_type && isPart(spelled(pattern), action.parameters);

const typeOf = (pattern: ActionPattern): string => (typeof pattern === 'string' ? pattern : pattern.action_type);

/** Actions as a result tells them: by their types alone, where nothing else was asked for. */
const told = (actions: readonly ToldAction[], patterns: readonly ActionPattern[]): JsonValue =>
  shown(
    patterns.some((pattern) => typeof pattern !== 'string')
      ? actions.map(({ action_type, parameters }) => ({ action_type, parameters }))
      : actions.map(({ action_type }) => action_type),
  );

const HOLDS: Record<Rule, (patterns: readonly ActionPattern[], actions: readonly ToldAction[]) => boolean> = {
  required: (patterns, actions) => patterns.every((pattern) => actions.some((action) => fits(pattern, action))),
  in_order: (patterns, actions) => isSubsequence(patterns, actions, fits),
  forbidden: (patterns, actions) => !patterns.some((pattern) => actions.some((action) => fits(pattern, action))),
};

const listed = (rule: Rule, patterns: readonly ActionPattern[], actions: readonly ToldAction[]): Judged => ({
  pointer: `/actions/${rule}`,
  says: `actions ${rule}: ${patterns.map(typeOf).join(', ')}`,
  expected: shown({ [rule]: patterns as JsonValue }),
  measured: told(actions, patterns),
  ok: HOLDS[rule](patterns, actions),
});

/** What the coach did. Tried and refused counts where it is forbidden, and nowhere else. */
export const judgeActions: Judge = ({ actions: rules = {} }, circumstances) => {
  const applied = oneByOne(circumstances.applied);
  const tried = [...applied, ...oneByOne(circumstances.refused)];
  return [
    ...(rules.required ? [listed('required', rules.required, applied)] : []),
    ...(rules.in_order ? [listed('in_order', rules.in_order, applied)] : []),
    ...(rules.forbidden ? [listed('forbidden', rules.forbidden, tried)] : []),
    ...(rules.at_most ? [counted(rules.at_most, applied)] : []),
  ];
};

function counted(atMost: NonNullable<Rules['at_most']>, applied: Circumstances['applied']): Judged {
  const wanted = Object.entries(atMost).flatMap(([type, most]) => (most === undefined ? [] : [[type, most] as const]));
  const counts = wanted.map(
    ([type]) => [type, applied.filter(({ action_type }) => action_type === type).length] as const,
  );
  return {
    pointer: '/actions/at_most',
    says: `actions at_most: ${wanted.map(([type, most]) => `${type} ${most}`).join(', ')}`,
    expected: { at_most: Object.fromEntries(wanted) },
    measured: Object.fromEntries(counts),
    ok: counts.every(([, count], index) => count <= (wanted[index]?.[1] ?? 0)),
  };
}
