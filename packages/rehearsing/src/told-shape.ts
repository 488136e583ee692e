import type { z } from 'zod';
import {
  ActionType,
  IdentityCategory,
  IdentityState,
  MessageRole,
  Phase,
  Question,
} from '@rehearsal/contracts/coaching/enums';

/** What may stand at a place of the told state. */
export type ToldShape =
  | { readonly kind: 'object'; readonly noun: string; readonly keys: Readonly<Record<string, ToldShape>> }
  /** `isSet`: the order of its members says nothing. */
  | { readonly kind: 'list'; readonly of: ToldShape; readonly isSet: boolean }
  /** A word of a closed vocabulary; `read` takes any spelling that a template may have. */
  | { readonly kind: 'word'; readonly read: z.ZodType<string> }
  /** `maybe`: null where it has not come yet, which says something; the time itself never does. */
  | { readonly kind: 'time'; readonly maybe: boolean }
  /** Words of somebody, or null. */
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'value' }
  /** Whatever the coach keeps there. */
  | { readonly kind: 'free' };

const text: ToldShape = { kind: 'text' };
const number: ToldShape = { kind: 'number' };
const flag: ToldShape = { kind: 'flag' };
const value: ToldShape = { kind: 'value' };
const free: ToldShape = { kind: 'free' };
const time: ToldShape = { kind: 'time', maybe: false };
const word = (read: z.ZodType<string>): ToldShape => ({ kind: 'word', read });
const object = (noun: string, keys: Readonly<Record<string, ToldShape>>): ToldShape => ({ kind: 'object', noun, keys });
const list = (of: ToldShape): ToldShape => ({ kind: 'list', of, isSet: false });
const set = (of: ToldShape): ToldShape => ({ kind: 'list', of, isSet: true });

/** The told state: every fixed key that a path can name. */
export const TOLD_SHAPE: ToldShape = object('the told state', {
  profile: object('the profile', { first_name: text, last_name: text, is_active: flag }),
  coach_state: object('the coach state', {
    current_phase: word(Phase),
    identity_focus: word(IdentityCategory),
    who_you_are: set(text),
    who_you_want_to_be: set(text),
    asked_questions: set(word(Question)),
    skipped_identity_categories: set(word(IdentityCategory)),
    current_identity: text,
    proposed_identity: text,
    shown_videos: set(value),
    metadata: free,
  }),
  identities: set(
    object('an identity', {
      name: text,
      category: word(IdentityCategory),
      state: word(IdentityState),
      affirmation: text,
      visualization: text,
      notes: set(text),
      image: value,
      parent: text,
      created_at: time,
    }),
  ),
  chat_messages: list(
    object('a chat message', { role: word(MessageRole), content: text, timestamp: time, component_config: free }),
  ),
  user_notes: set(object('a user note', { note: text, source_message: number, created_at: time })),
  actions: list(
    object('an action', {
      action_type: word(ActionType),
      parameters: free,
      result_summary: value,
      coach_message: number,
      timestamp: time,
    }),
  ),
  breaks: list(
    object('a break', { triggered_by_session: value, started_at: time, ended_at: { kind: 'time', maybe: true } }),
  ),
});
