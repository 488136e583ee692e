import { z } from 'zod';
import { ActionType, IdentityCategory, IdentityState, MessageRole, Phase, Question } from './enums.js';
import { FilledText, FreeObject, listOf, Text, Timestamp } from '../json/values.js';

/**
 * The whole state of a person's coaching session: what the instantiator keeps, what the coach is given and what the
 * watcher sees. Keys are those of a template; links are ids here, and names or indices in a template.
 */

const Id = z.string().min(1).max(300);

export const Profile = z.strictObject({
  first_name: FilledText,
  last_name: Text,
  email: z.string(),
  is_active: z.boolean(),
});
export type Profile = z.infer<typeof Profile>;

export const CoachState = z.strictObject({
  current_phase: Phase,
  identity_focus: IdentityCategory.nullable(),
  who_you_are: listOf(Text),
  who_you_want_to_be: listOf(Text),
  asked_questions: listOf(Question),
  skipped_identity_categories: listOf(IdentityCategory),
  /** Id of the identity that is being worked on. */
  current_identity: Id.nullable(),
  /** Id of the identity that the person was offered last and has not answered yet. */
  proposed_identity: Id.nullable(),
  shown_videos: listOf(Text),
  metadata: FreeObject,
});
export type CoachState = z.infer<typeof CoachState>;

export const Identity = z.strictObject({
  id: Id,
  name: FilledText,
  category: IdentityCategory,
  state: IdentityState,
  affirmation: Text.nullable(),
  visualization: Text.nullable(),
  notes: listOf(Text),
  image: Text.nullable(),
  /** Id of the identity that this one is nested under. */
  parent_id: Id.nullable(),
  created_at: Timestamp,
});
export type Identity = z.infer<typeof Identity>;

export const ChatMessage = z.strictObject({
  id: Id,
  role: MessageRole,
  content: Text,
  timestamp: Timestamp,
  component_config: FreeObject.nullable().meta({ type: ['object', 'null'] }),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

export const UserNote = z.strictObject({
  id: Id,
  note: FilledText,
  source_message_id: Id.nullable(),
  created_at: Timestamp,
});
export type UserNote = z.infer<typeof UserNote>;

/** A row of what the coach did. It is history: an action that changed nothing leaves none. */
export const ActionRow = z.strictObject({
  id: Id,
  action_type: ActionType,
  parameters: FreeObject,
  result_summary: Text,
  coach_message_id: Id.nullable(),
  timestamp: Timestamp,
});
export type ActionRow = z.infer<typeof ActionRow>;

export const Break = z.strictObject({
  triggered_by_session: Text,
  started_at: Timestamp,
  ended_at: Timestamp.nullable(),
});
export type Break = z.infer<typeof Break>;

export const CoachingState = z.strictObject({
  profile: Profile,
  coach_state: CoachState,
  identities: listOf(Identity),
  chat_messages: listOf(ChatMessage),
  user_notes: listOf(UserNote),
  actions: listOf(ActionRow),
  breaks: listOf(Break),
});
export type CoachingState = z.infer<typeof CoachingState>;
