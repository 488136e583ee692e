import { z } from 'zod';
import { ACTION_TYPES, ActionType, Phase } from '../coaching/enums.js';
import { FilledText, FreeObject, listOf } from '../json/values.js';
import { section, strict, withoutNulls } from '../json/strict-section.js';
import { Operators, OPERATORS, operatorShape } from './operators.js';
import { spelledKeys } from './spelled-keys.js';

/**
 * What must hold of a coach. An expectation judges one thing, and the key that it has says which: the state at a path,
 * what must stay as it was, the phase, the reply, the choices, the actions, the phases entered. Advice is nothing that a
 * rule can judge.
 */

/** A path into the told state, RFC 9535. Whether its keys exist is checked by `@rehearsal/rehearsing`. */
const Path = z
  .string()
  .max(1000, 'has more than 1,000 characters')
  .regex(/^\$/, 'must be a JSONPath, such as $.identities[*].name')
  .meta({ description: 'A JSONPath (RFC 9535) into the told state, such as $.identities[*].name.' });

/** An action by its type alone, or with some of its parameters. */
export const ActionPattern = z.union([
  section('an expected action', { action_type: ActionType, parameters: FreeObject.optional() }),
  ActionType,
]);
export type ActionPattern = z.infer<typeof ActionPattern>;

const ACTION_RULES = ['required', 'in_order', 'forbidden', 'at_most'] as const;

const ExpectedActions = section('the expected actions', {
  required: listOf(ActionPattern).optional().meta({ description: 'Each of them was applied.' }),
  in_order: listOf(ActionPattern)
    .optional()
    .meta({ description: 'They were applied in this order; others may come between.' }),
  forbidden: listOf(ActionPattern)
    .optional()
    .meta({ description: 'None of them was applied, nor tried and refused by the rules.' }),
  at_most: spelledKeys('the action types', [ActionType], ACTION_TYPES, z.int().nonnegative())
    .optional()
    .meta({ description: 'How often each type was applied at most.' }),
}).refine((rules) => ACTION_RULES.some((rule) => rules[rule] !== undefined), `needs ${ACTION_RULES.join(', ')}`);

/** What an expectation can be about; each has exactly one. */
const subjectShape = {
  path: Path.optional(),
  unchanged: z
    .union([z.literal(true), listOf(Path).min(1, 'needs a path')])
    .optional()
    .meta({ description: 'Beside a path: true. By itself: paths whose values are as they were at the start.' }),
  phase: Phase.optional().meta({ description: 'The phase that the person is in.' }),
  reply: Operators.optional().meta({ description: "The coach's last reply." }),
  choices: Operators.optional().meta({ description: 'The choices that the last reply offers.' }),
  actions: ExpectedActions.optional(),
  phases: listOf(Phase)
    .min(1, 'needs a phase')
    .optional()
    .meta({ description: 'All phases entered, the start included.' }),
  phases_in_order: listOf(Phase)
    .min(1, 'needs a phase')
    .optional()
    .meta({ description: 'Phases entered in this order; others may come between.' }),
};

const { unchanged: _, ...others } = subjectShape;
const SUBJECTS = Object.keys(others) as readonly (keyof typeof others)[];

const operatorsAtPath = {
  ...operatorShape,
  any: z
    .literal(true, 'must be true; leave it out where it is not meant')
    .optional()
    .meta({ description: 'One of the selected values is enough.' }),
};
const OPERATORS_AT_PATH = [...OPERATORS, 'any'] as const;

/** A condition as it is read, before its keys are held against each other. */
type Given = z.infer<z.ZodObject<typeof subjectShape & typeof operatorsAtPath>>;

/** Why the keys of an expectation do not go together; undefined when they do. */
function subjectFault(given: Given, subjects: readonly string[]): { message: string; path?: string[] } | undefined {
  const { path, unchanged } = given;
  const alone = path === undefined && unchanged !== undefined ? ['unchanged'] : [];
  const [subject, second] = [...subjects, ...alone];
  if (subject === undefined) return { message: `needs one of ${[...SUBJECTS, 'unchanged'].join(', ')}` };
  if (second !== undefined)
    return { message: `is about ${subject}, so it cannot be about it too: write a second expectation`, path: [second] };
  if (unchanged === true && path === undefined)
    return { message: 'needs a list of paths, or a path beside it', path: ['unchanged'] };
  const operators = OPERATORS_AT_PATH.filter((name) => given[name] !== undefined);
  if (path === undefined)
    return operators[0] && { message: `belongs to a path, and this is about ${subject}`, path: [operators[0]] };
  return pathFault(given, operators);
}

function pathFault(
  { unchanged }: Given,
  operators: readonly string[],
): { message: string; path?: string[] } | undefined {
  if (Array.isArray(unchanged)) return { message: 'must be true beside a path', path: ['unchanged'] };
  if (operators.some((name) => name !== 'any') || unchanged === true) {
    const bearsNone = operators.includes('any') && operators.some((name) => name === 'absent' || name === 'count');
    return bearsNone ? { message: 'says nothing with absent or count', path: ['any'] } : undefined;
  }
  return { message: `needs an operator: ${[...OPERATORS, 'unchanged'].join(', ')}` };
}

const checkSubject =
  (more: readonly string[] = []) =>
  (given: Given & { advice?: string | undefined }, context: z.RefinementCtx): void => {
    // A key that is written wrong is fault enough: it may be the one that is missing.
    if (context.issues.length > 0) return;
    const subjects = [...SUBJECTS.filter((name) => given[name] !== undefined), ...more.filter((key) => key in given)];
    const fault = subjectFault(given, subjects);
    if (fault) context.addIssue({ code: 'custom', ...fault });
  };

/** Null is a value where values are compared; elsewhere it counts as missing. */
const dropNulls = withoutNulls(
  new Set([...SUBJECTS, 'unchanged', 'matches', 'not_matches', 'present', 'absent', 'count', 'any', 'name', 'should']),
);

/** What ends a conversation that goes on by itself. */
export const Condition = z.preprocess(
  dropNulls,
  strict('a condition', { ...subjectShape, ...operatorsAtPath }).superRefine(checkSubject()),
);
export type Condition = z.infer<typeof Condition>;

/** What must be true, after a step or at the end. */
export const Expectation = z.preprocess(
  dropNulls,
  strict('an expectation', {
    name: FilledText.max(200, 'has more than 200 characters').optional().meta({ description: 'What reports call it.' }),
    ...subjectShape,
    ...operatorsAtPath,
    advice: FilledText.max(10_000, 'has more than 10,000 characters')
      .optional()
      .meta({ description: 'For a language model to give an opinion on; it never makes a trial fail.' }),
    should: z.boolean().optional().meta({ description: 'True: it is told, and makes no trial fail.' }),
  }).superRefine((given, context) => {
    checkSubject(['advice'])(given, context);
    if (given.advice !== undefined && given.should !== true)
      context.addIssue({ code: 'custom', path: ['advice'], message: 'never gates: say "should": true beside it' });
  }),
);
export type Expectation = z.infer<typeof Expectation>;
