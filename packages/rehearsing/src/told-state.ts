import type { Action } from '@rehearsal/contracts/actions/actions';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { linksOf } from '@rehearsal/contracts/actions/state-links';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import type { ToldAction } from '@rehearsal/contracts/rehearsal/trial';

/** The state as people tell it, and as paths judge it: no ids, no e-mail address, links as in a template. */
export type ToldState = JsonObject;

/**
 * Every fixed key is there, with null or an empty list where there is nothing, so that a path can tell "nothing" from a
 * slip of the pen. Lists keep their order.
 */
export function toldState(state: CoachingState): ToldState {
  const { nameOf, indexOf, parametersOf } = linksOf(state);
  const { first_name, last_name, is_active } = state.profile;
  const { current_identity, proposed_identity, ...coach } = state.coach_state;
  return {
    profile: { first_name, last_name, is_active },
    coach_state: {
      ...coach,
      current_identity: nameOf(current_identity) ?? null,
      proposed_identity: nameOf(proposed_identity) ?? null,
    },
    identities: state.identities.map(({ id: _, parent_id, ...identity }) => ({
      ...identity,
      parent: nameOf(parent_id) ?? null,
    })),
    chat_messages: state.chat_messages.map(({ id: _, ...message }) => message),
    user_notes: state.user_notes.map(({ note, source_message_id, created_at }) => ({
      note,
      source_message: indexOf(source_message_id) ?? null,
      created_at,
    })),
    actions: state.actions.map((action) => ({
      action_type: action.action_type,
      parameters: parametersOf(action),
      result_summary: action.result_summary,
      coach_message: indexOf(action.coach_message_id) ?? null,
      timestamp: action.timestamp,
    })),
    breaks: state.breaks.map((one) => ({ ...one })),
  };
}

/** An action in told form, by the names that a state has for what it refers to; a name given later is not looked for. */
export function toldAction({ action_type, parameters }: Action, state: CoachingState): ToldAction {
  const { parametersOf } = linksOf(state);
  return { action_type, parameters: parametersOf({ action_type, parameters: parameters as JsonObject }) };
}
