import type { CoachingState } from './coaching-state.js';
import { jsonPointer } from '../json/pointer.js';
import type { JsonObject, JsonValue } from '../json/values.js';
import { linksOf } from '../actions/state-links.js';

/**
 * The canonical form of a state: what two states must share to be the same, as plain JSON. Ids and times do not count,
 * and neither does the e-mail address, which is an id of its own kind. Links are names, texts and indices. Lists whose
 * order says nothing are sorted (identities, which have unique names, are keyed by them, so that a difference names the
 * identity); the order of messages, actions and breaks is history and counts.
 */

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** JSON with sorted keys and no spaces, as RFC 8785 has it; keys that hold undefined are left out. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return `{${entries
    .sort(([left], [right]) => byCodeUnits(left, right))
    .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`)
    .join(',')}}`;
};

const sorted = <T extends JsonValue>(entries: readonly T[]): T[] =>
  entries
    .map((entry) => ({ entry, key: canonicalJson(entry) }))
    .sort((left, right) => byCodeUnits(left.key, right.key))
    .map(({ entry }) => entry);

export const canonical = (state: CoachingState): JsonObject => {
  const { nameOf, indexOf, parametersOf } = linksOf(state);
  const { first_name, last_name, is_active } = state.profile;
  const { coach_state } = state;
  return {
    profile: { first_name, last_name, is_active },
    coach_state: {
      current_phase: coach_state.current_phase,
      identity_focus: coach_state.identity_focus,
      who_you_are: sorted(coach_state.who_you_are),
      who_you_want_to_be: sorted(coach_state.who_you_want_to_be),
      asked_questions: sorted(coach_state.asked_questions),
      skipped_identity_categories: sorted(coach_state.skipped_identity_categories),
      current_identity: nameOf(coach_state.current_identity) ?? null,
      proposed_identity: nameOf(coach_state.proposed_identity) ?? null,
      shown_videos: sorted(coach_state.shown_videos),
      metadata: coach_state.metadata,
    },
    identities: Object.fromEntries(
      state.identities.map(
        ({ name, category, state: reached, affirmation, visualization, notes, image, parent_id }) => [
          name,
          {
            category,
            state: reached,
            affirmation,
            visualization,
            notes: sorted(notes),
            image,
            parent: nameOf(parent_id) ?? null,
          },
        ],
      ),
    ),
    chat_messages: state.chat_messages.map(({ role, content, component_config }) => ({
      role,
      content,
      component_config,
    })),
    user_notes: sorted(
      state.user_notes.map(({ note, source_message_id }) => ({
        note,
        source_message: indexOf(source_message_id) ?? null,
      })),
    ),
    actions: state.actions.map((action) => ({
      action_type: action.action_type,
      parameters: parametersOf(action),
      result_summary: action.result_summary,
      coach_message: indexOf(action.coach_message_id) ?? null,
    })),
    breaks: state.breaks.map(({ triggered_by_session, ended_at }) => ({
      triggered_by_session,
      ended: ended_at !== null,
    })),
  };
};

/** One place in which two values differ. A side that has nothing there has no key. */
export interface Difference {
  pointer: string;
  left?: unknown;
  right?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const compare = (left: unknown, right: unknown, path: readonly PropertyKey[]): Difference[] => {
  if (left === right) return [];
  if (Array.isArray(left) && Array.isArray(right))
    return Array.from({ length: Math.max(left.length, right.length) }).flatMap((_, index) =>
      left[index] === right[index] ? [] : compare(left[index], right[index], [...path, index]),
    );
  // Most of two states is alike: only what is not is put in order.
  if (isObject(left) && isObject(right))
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .filter((key) => own(left, key) !== own(right, key))
      .sort(byCodeUnits)
      .flatMap((key) => compare(own(left, key), own(right, key), [...path, key]));
  return [{ pointer: jsonPointer(path), ...(left !== undefined && { left }), ...(right !== undefined && { right }) }];
};

/** An identity may be named `constructor`: only own keys are values. */
const own = (value: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** Where two JSON values differ, each place as an RFC 6901 pointer, in document order of sorted keys; none when equal. */
export const differences = (left: unknown, right: unknown): Difference[] => compare(left, right, []);
