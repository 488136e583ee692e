import { z } from 'zod';
import { ACTION_TYPES, ActionType, IdentityCategory, IdentityState, Phase, Question } from '../coaching/enums.js';
import { FilledText, listOf, Text } from '../json/values.js';
import { section, strict, withoutNulls } from '../json/strict-section.js';

/**
 * What the coach can do, and with what. Identities and notes are given by id; inside a template, which has no ids, an
 * identity is given by its name and a note by its text. Keys that an action does not have are faults.
 */

const Reference = FilledText.meta({
  description: 'An id; inside a template the name of an identity, or the text of a note.',
});
const byId = { id: Reference };
const newIdentity = { name: FilledText, note: Text, category: IdentityCategory };

const PARAMETERS = {
  CREATE_IDENTITY: newIdentity,
  CREATE_MULTIPLE_IDENTITIES: { identities: listOf(section('an identity to create', newIdentity)) },
  UPDATE_IDENTITY: {
    id: Reference,
    name: FilledText.optional(),
    affirmation: Text.optional(),
    visualization: Text.optional(),
    state: IdentityState.optional(),
    notes: listOf(FilledText).optional(),
    category: IdentityCategory.optional(),
  },
  UPDATE_IDENTITY_NAME: { id: Reference, name: FilledText },
  UPDATE_IDENTITY_AFFIRMATION: { id: Reference, affirmation: Text },
  UPDATE_IDENTITY_VISUALIZATION: { id: Reference, visualization: Text },
  ACCEPT_IDENTITY: byId,
  ACCEPT_IDENTITY_REFINEMENT: byId,
  ACCEPT_IDENTITY_COMMITMENT: byId,
  ACCEPT_IDENTITY_AFFIRMATION: byId,
  ACCEPT_IDENTITY_VISUALIZATION: byId,
  ARCHIVE_IDENTITY: byId,
  NEST_IDENTITY: { nested_identity_id: Reference, parent_identity_id: Reference },
  COMBINE_IDENTITIES: { identity_id_a: Reference, identity_id_b: Reference },
  ADD_IDENTITY_NOTE: { id: Reference, note: FilledText },
  TRANSITION_PHASE: { to_phase: Phase, from_phase: Phase.optional() },
  SELECT_IDENTITY_FOCUS: { new_focus: IdentityCategory },
  SET_CURRENT_IDENTITY: { identity_id: Reference },
  SKIP_IDENTITY_CATEGORY: { category: IdentityCategory },
  UNSKIP_IDENTITY_CATEGORY: { category: IdentityCategory },
  UPDATE_WHO_YOU_ARE: { who_you_are: listOf(Text) },
  UPDATE_WHO_YOU_WANT_TO_BE: { who_you_want_to_be: listOf(Text) },
  UPDATE_ASKED_QUESTIONS: { asked_questions: listOf(Question) },
  ADD_USER_NOTE: { notes: listOf(FilledText) },
  UPDATE_USER_NOTE: { notes: listOf(section('a note to update', { id: Reference, note: FilledText })) },
  DELETE_USER_NOTE: { ids: listOf(Reference) },
  ACKNOWLEDGE_SESSION_VIDEO: { video_key: FilledText },
  START_BREAK: { session_key: FilledText },
  END_BREAK: {},
} satisfies Record<ActionType, z.ZodRawShape>;

/** The parameters that an action of a type has, each with what it may be. */
export const parametersShape = (type: ActionType): Readonly<Record<string, z.ZodType>> => PARAMETERS[type];

export type ActionParameters<T extends ActionType> = z.output<z.ZodObject<(typeof PARAMETERS)[T], z.core.$strict>>;

/** One thing that the coach does, told apart by `action_type`. */
export type Action = { [T in ActionType]: { action_type: T; parameters: ActionParameters<T> } }[ActionType];

const typeOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'action_type' in input ? input.action_type : undefined;

/** A union is chosen by its exact tag, so the tag is brought to its canonical spelling first. */
const spelled = (input: unknown): unknown => {
  const read = ActionType.safeParse(typeOf(input));
  return read.success ? { ...(input as object), action_type: read.data } : input;
};

/** What is wrong with the tag; of what is no object at all, zod speaks itself. */
const unknownType = (input: unknown): string | undefined =>
  typeof input === 'object' && !Array.isArray(input)
    ? ActionType.safeParse(typeOf(input)).error?.issues[0]?.message
    : undefined;

/** An action with further keys beside it, as a template's history has them. */
export const actionWith = <S extends z.ZodRawShape>(extra: S) => {
  const options = ACTION_TYPES.map((type) =>
    strict('an action', {
      action_type: z.literal(type),
      parameters: section(`the parameters of ${type}`, PARAMETERS[type]),
      ...extra,
    }),
  );
  const union = z.discriminatedUnion('action_type', options as never, {
    error: ({ input }) => unknownType(input),
  });
  const dropNulls = withoutNulls(new Set(['action_type', 'parameters', ...Object.keys(extra)]));
  return z.preprocess((input) => spelled(dropNulls(input)), union) as unknown as z.ZodType<
    Action & z.output<z.ZodObject<S, z.core.$strict>>
  >;
};

export const Action: z.ZodType<Action> = actionWith({});
