import {
  refused,
  unchanged,
  type ActionContext,
  type ActionOutcome,
  type ActionRule,
  type ActionRules,
} from './action-outcome.js';
import type { Action } from './actions.js';
import { identityRules } from './apply-identity-actions.js';
import { identityTieRules } from './apply-identity-ties.js';
import { noteRules } from './apply-note-actions.js';
import { sessionRules } from './apply-session-actions.js';
import type { CoachingState } from '../coaching/coaching-state.js';
import type { ActionType } from '../coaching/enums.js';
import { MAX_LIST_LENGTH, type JsonObject } from '../json/values.js';

/** Every action's rule; the compiler checks that none is missing. */
const rules: ActionRules<ActionType> = { ...identityRules, ...identityTieRules, ...sessionRules, ...noteRules };

const isFull = ({ actions, identities, user_notes, breaks }: CoachingState): boolean =>
  [actions, identities, user_notes, breaks].some((list) => list.length > MAX_LIST_LENGTH);

const LONGEST_SUMMARY = 1_000;

/** A line stays a line, however many names are in it; never cut through a surrogate pair. */
const line = (summary: string): string =>
  summary.length > LONGEST_SUMMARY ? `${summary.slice(0, LONGEST_SUMMARY).replace(/\p{Surrogate}$/u, '')}...` : summary;

/**
 * What an action makes of a state: the new state and a line for people, or `unchanged` when it is so already, or the
 * reason why it is refused. Pure: the state given is left as it is, and the same input gives the same outcome. Only an
 * action that changes something leaves its row, and the id of that row is never used twice.
 */
export const applyAction = (state: CoachingState, action: Action, context: ActionContext): ActionOutcome => {
  if (state.actions.some(({ id }) => id === context.id)) return unchanged;
  // The type and its parameters belong together, which the compiler cannot see through an index by a union.
  const rule = rules[action.action_type] as ActionRule<never>;
  const outcome = rule(state, action.parameters as never, context);
  if (!('state' in outcome)) return outcome;
  const summary = line(outcome.summary);
  const row = {
    id: context.id,
    action_type: action.action_type,
    parameters: action.parameters as JsonObject,
    result_summary: summary,
    coach_message_id: context.coachMessageId,
    timestamp: context.at,
  };
  const next = { ...outcome.state, actions: [...outcome.state.actions, row] };
  return isFull(next)
    ? refused(`A session holds at most ${MAX_LIST_LENGTH} rows of each kind.`)
    : { state: next, summary };
};
