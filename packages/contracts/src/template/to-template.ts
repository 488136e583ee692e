import type { CoachingState } from '../coaching/coaching-state.js';
import { linksOf } from '../actions/state-links.js';
import type { Template } from './template.js';

/** Only the keys that hold something: in a template, what is absent is not written. */
const present = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/**
 * The template that describes a state: ids become names and indices, times stay. The e-mail address stays behind: it
 * belongs to the person or instance, and a copy of it in a template would be a leak. Tags are
 * the scenario's and start empty.
 */
export const toTemplate = (state: CoachingState): Template => {
  const { nameOf, indexOf, parametersOf } = linksOf(state);
  const { first_name, last_name, is_active } = state.profile;
  const { current_phase, identity_focus, current_identity, proposed_identity, ...lists } = state.coach_state;
  return {
    schema_version: 1,
    tags: [],
    user: { first_name, last_name, is_active },
    coach_state: {
      current_phase,
      ...lists,
      ...present({
        identity_focus,
        current_identity: nameOf(current_identity),
        proposed_identity: nameOf(proposed_identity),
      }),
    },
    identities: state.identities.map(
      ({ name, category, state: reached, notes, created_at, affirmation, visualization, image, parent_id }) => ({
        name,
        category,
        state: reached,
        notes,
        created_at,
        ...present({ affirmation, visualization, image, parent: nameOf(parent_id) }),
      }),
    ),
    chat_messages: state.chat_messages.map(({ role, content, timestamp, component_config }) => ({
      role,
      content,
      timestamp,
      ...present({ component_config }),
    })),
    user_notes: state.user_notes.map(({ note, created_at, source_message_id }) => ({
      note,
      created_at,
      ...present({ source_message: indexOf(source_message_id) }),
    })),
    actions: state.actions.map((action) => ({
      // A row's parameters were checked when it was written, and naming an identity does not change their shape.
      ...({ action_type: action.action_type, parameters: parametersOf(action) } as Pick<
        Template['actions'][number],
        'action_type' | 'parameters'
      >),
      result_summary: action.result_summary,
      timestamp: action.timestamp,
      ...present({ coach_message: indexOf(action.coach_message_id) }),
    })) as Template['actions'],
    breaks: state.breaks.map(({ triggered_by_session, started_at, ended_at }) => ({
      triggered_by_session,
      started_at,
      ...present({ ended_at }),
    })),
  };
};
