import { z } from 'zod';
import { closest, quoted, withHint } from '../text/suggest.js';

/**
 * The closed vocabularies of coaching. What comes out is always the canonical spelling; what goes in may be in any case,
 * with spaces, hyphens or underscores, or one of the older system's words.
 */

/** What the schema of every vocabulary says of its words, where nothing else is said of the field. */
export const SPELLED_FREELY =
  'Any case, with spaces, hyphens or underscores, is accepted; this is the canonical spelling.';

/** Phases in the order a person walks them. SYSTEM_CONTEXT is part of the prompt only; nobody is moved into it. */
export const PHASES = [
  'SYSTEM_CONTEXT',
  'INTRODUCTION',
  'GET_TO_KNOW_YOU',
  'IDENTITY_WARM_UP',
  'IDENTITY_BRAINSTORMING',
  'BRAINSTORMING_REVIEW',
  'IDENTITY_REFINEMENT',
  'ANYTHING_MISSING',
  'IDENTITY_COMMITMENT',
  'IDENTITY_AFFIRMATION',
  'IDENTITY_VISUALIZATION',
  'INTEGRATION_AND_APPLICATION',
] as const;

export const IDENTITY_CATEGORIES = [
  'PASSIONS',
  'MONEY_MAKER',
  'MONEY_KEEPER',
  'SPIRITUAL',
  'APPEARANCE',
  'HEALTH',
  'FAMILY',
  'ROMANTIC',
  'ACTION',
  'CAREER',
  'RELATIONSHIPS',
] as const;

export const IDENTITY_STATES = [
  'PROPOSED',
  'ACCEPTED',
  'REFINEMENT_COMPLETE',
  'COMMITMENT_COMPLETE',
  'AFFIRMATION_COMPLETE',
  'VISUALIZATION_COMPLETE',
  'ARCHIVED',
] as const;

export const QUESTIONS = [
  'BACKGROUND_UPBRINGING',
  'FAMILY_STRUCTURE',
  'WORK_LIVING',
  'HOBBIES_INTERESTS',
  'WHY_HERE_HOPES',
] as const;

export const ACTION_TYPES = [
  'CREATE_IDENTITY',
  'CREATE_MULTIPLE_IDENTITIES',
  'UPDATE_IDENTITY',
  'UPDATE_IDENTITY_NAME',
  'UPDATE_IDENTITY_AFFIRMATION',
  'UPDATE_IDENTITY_VISUALIZATION',
  'ACCEPT_IDENTITY',
  'ACCEPT_IDENTITY_REFINEMENT',
  'ACCEPT_IDENTITY_COMMITMENT',
  'ACCEPT_IDENTITY_AFFIRMATION',
  'ACCEPT_IDENTITY_VISUALIZATION',
  'ARCHIVE_IDENTITY',
  'NEST_IDENTITY',
  'COMBINE_IDENTITIES',
  'ADD_IDENTITY_NOTE',
  'TRANSITION_PHASE',
  'SELECT_IDENTITY_FOCUS',
  'SET_CURRENT_IDENTITY',
  'SKIP_IDENTITY_CATEGORY',
  'UNSKIP_IDENTITY_CATEGORY',
  'UPDATE_WHO_YOU_ARE',
  'UPDATE_WHO_YOU_WANT_TO_BE',
  'UPDATE_ASKED_QUESTIONS',
  'ADD_USER_NOTE',
  'UPDATE_USER_NOTE',
  'DELETE_USER_NOTE',
  'ACKNOWLEDGE_SESSION_VIDEO',
  'START_BREAK',
  'END_BREAK',
] as const;

export const MESSAGE_ROLES = ['user', 'coach'] as const;

/** A word of a vocabulary in the spelling of its canonical form. */
export const upperSnake = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, '_');

/** A reader from any accepted spelling to the canonical one; a word it does not know comes back as it was written. */
const speller = <V extends string>(values: readonly V[], older: Readonly<Record<string, V>>) => {
  const known = new Map<string, V>(values.map((value) => [upperSnake(value), value]));
  for (const [word, value] of Object.entries(older)) known.set(upperSnake(word), value);
  return {
    read: (written: unknown): unknown =>
      typeof written === 'string' ? (known.get(upperSnake(written)) ?? written) : written,
    nearest: (written: string): V | undefined => known.get(closest(upperSnake(written), [...known.keys()]) ?? ''),
  };
};

const tolerantEnum = <const V extends readonly [string, ...string[]]>(
  noun: string,
  values: V,
  older: Readonly<Record<string, V[number]>> = {},
) => {
  const { read, nearest } = speller<V[number]>(values, older);
  const unknownWord = (written: unknown): string => {
    if (written === undefined) return 'is required';
    const suggestion = typeof written === 'string' ? nearest(written) : undefined;
    const fault = `${quoted(written)} is not ${noun}.`;
    return suggestion === undefined ? `${fault} Expected one of ${values.join(', ')}.` : withHint(fault, suggestion);
  };
  return z.preprocess(read, z.enum(values, { error: ({ input }) => unknownWord(input) })).meta({
    description: SPELLED_FREELY,
  });
};

export const Phase = tolerantEnum('a coaching phase', PHASES, { I_AM_STATEMENT: 'IDENTITY_AFFIRMATION' });
export type Phase = z.infer<typeof Phase>;

export const IdentityCategory = tolerantEnum('an identity category', IDENTITY_CATEGORIES, {
  passions_and_talents: 'PASSIONS',
  maker_of_money: 'MONEY_MAKER',
  keeper_of_money: 'MONEY_KEEPER',
  personal_appearance: 'APPEARANCE',
  physical_expression: 'HEALTH',
  familial_relations: 'FAMILY',
  romantic_relation: 'ROMANTIC',
  doer_of_things: 'ACTION',
});
export type IdentityCategory = z.infer<typeof IdentityCategory>;

export const IdentityState = tolerantEnum('an identity state', IDENTITY_STATES, {
  i_am_complete: 'AFFIRMATION_COMPLETE',
});
export type IdentityState = z.infer<typeof IdentityState>;

export const Question = tolerantEnum('a question', QUESTIONS);
export type Question = z.infer<typeof Question>;

export const ActionType = tolerantEnum('an action type', ACTION_TYPES);
export type ActionType = z.infer<typeof ActionType>;

/** Lower case, as transcripts everywhere write it; `assistant` is the coach. */
export const MessageRole = tolerantEnum('a message role', MESSAGE_ROLES, { assistant: 'coach' });
export type MessageRole = z.infer<typeof MessageRole>;

/** `GET_TO_KNOW_YOU` as people read it: `Get To Know You`. */
export const humanName = (word: string): string =>
  word
    .toLowerCase()
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
