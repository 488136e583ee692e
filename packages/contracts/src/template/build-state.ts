import { mapReferences } from '../actions/action-references.js';
import type { ActionRow, Break, ChatMessage, CoachingState, Identity, UserNote } from '../coaching/coaching-state.js';
import { humanName } from '../coaching/enums.js';
import { fillTimes } from './fill-times.js';
import { foldName } from '../text/fold-name.js';
import type { JsonObject } from '../json/values.js';
import type { Template } from './template.js';

/** What a state needs beside its template; given, so that the same template makes the same state again. */
export interface BuildContext {
  readonly instanceId: string;
  /** The moment that missing times are counted back from, ISO 8601. */
  readonly now: string;
  /** The reserved address; the template's own is never used, since mail could reach it. */
  readonly email: string;
}

type MessageLink = string | number | undefined;

/** Finds messages by index or exact content; of equal ones, the last that is not after `before`, else the last. */
const messageFinder = (messages: readonly ChatMessage[]) => {
  const byContent = new Map<string, { id: string; at: number }[]>();
  for (const { id, content, timestamp } of messages) {
    const equal = byContent.get(content) ?? [];
    equal.push({ id, at: Date.parse(timestamp) });
    byContent.set(content, equal);
  }
  return (link: MessageLink, before: string | undefined): string | null => {
    if (link === undefined) return null;
    if (typeof link === 'number') return messages[link]?.id ?? null;
    const equal = byContent.get(link) ?? [];
    const limit = before === undefined ? Infinity : Date.parse(before);
    return (equal.findLast(({ at }) => at <= limit) ?? equal.at(-1))?.id ?? null;
  };
};

const buildIdentities = ({ identities }: Template, { instanceId, now }: BuildContext): Identity[] => {
  const ids = new Map(identities.map(({ name }, index) => [foldName(name), `${instanceId}-i${index}`]));
  const times = fillTimes(
    identities.map(({ created_at }) => created_at),
    now,
  );
  return identities.map((identity, index) => ({
    id: `${instanceId}-i${index}`,
    name: identity.name,
    category: identity.category,
    state: identity.state,
    affirmation: identity.affirmation ?? null,
    visualization: identity.visualization ?? null,
    notes: identity.notes,
    image: identity.image ?? null,
    parent_id: ids.get(foldName(identity.parent ?? '')) ?? null,
    created_at: times[index] ?? now,
  }));
};

const buildMessages = ({ chat_messages }: Template, { instanceId, now }: BuildContext): ChatMessage[] => {
  const times = fillTimes(
    chat_messages.map(({ timestamp }) => timestamp),
    now,
  );
  return chat_messages.map(({ role, content, component_config }, index) => ({
    id: `${instanceId}-m${index}`,
    role,
    content,
    timestamp: times[index] ?? now,
    component_config: component_config ?? null,
  }));
};

type FindMessage = ReturnType<typeof messageFinder>;

const buildNotes = ({ user_notes }: Template, { instanceId, now }: BuildContext, find: FindMessage): UserNote[] => {
  const times = fillTimes(
    user_notes.map(({ created_at }) => created_at),
    now,
  );
  return user_notes.map(({ note, source_message, created_at }, index) => ({
    id: `${instanceId}-n${index}`,
    note,
    source_message_id: find(source_message, created_at),
    created_at: times[index] ?? now,
  }));
};

const buildBreaks = ({ breaks }: Template, { now }: BuildContext): Break[] =>
  breaks.map(({ triggered_by_session, started_at, ended_at }) => ({
    triggered_by_session,
    started_at: fillTimes([started_at], ended_at ?? now)[0] ?? now,
    ended_at: ended_at ?? null,
  }));

/** Names become ids; what names nothing in the template is history from elsewhere and stays as it was written. */
const buildActions = (
  { actions }: Template,
  { instanceId, now }: BuildContext,
  find: FindMessage,
  idOf: { identity: (name: string) => string | undefined; note: (text: string) => string | undefined },
): ActionRow[] => {
  const times = fillTimes(
    actions.map(({ timestamp }) => timestamp),
    now,
  );
  return actions.map(({ action_type, parameters, result_summary, timestamp, coach_message }, index) => ({
    id: `${instanceId}-a${index}`,
    action_type,
    parameters: mapReferences(action_type, parameters as JsonObject, (kind, name) => idOf[kind](name) ?? name),
    result_summary: result_summary ?? humanName(action_type),
    coach_message_id: find(coach_message, timestamp),
    timestamp: times[index] ?? now,
  }));
};

/** The state that a template describes. Pure: ids are derived from the instance's, so a reset gives the same ids again. */
export const buildState = (template: Template, context: BuildContext): CoachingState => {
  const identities = buildIdentities(template, context);
  const chat_messages = buildMessages(template, context);
  const find = messageFinder(chat_messages);
  const user_notes = buildNotes(template, context, find);
  const identityIds = new Map(identities.map(({ name, id }) => [foldName(name), id]));
  // Reversed, so that of two equal notes the first wins, as the first name would.
  const noteIds = new Map(user_notes.toReversed().map(({ note, id }) => [note, id]));
  const identity = (name: string) => identityIds.get(foldName(name));
  const { first_name, last_name, is_active } = template.user;
  const { current_identity, proposed_identity, identity_focus, ...coachState } = template.coach_state;
  return {
    profile: { first_name, last_name, email: context.email, is_active },
    coach_state: {
      ...coachState,
      identity_focus: identity_focus ?? null,
      current_identity: identity(current_identity ?? '') ?? null,
      proposed_identity: identity(proposed_identity ?? '') ?? null,
    },
    identities,
    chat_messages,
    user_notes,
    actions: buildActions(template, context, find, { identity, note: (text) => noteIds.get(text) }),
    breaks: buildBreaks(template, context),
  };
};
