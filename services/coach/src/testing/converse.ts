import type { Action } from '@rehearsal/contracts/actions/actions';
import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import type { ActionRow, CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import { NO_PAST, type Answer, type Past, type Turn } from '../engine.js';
import { answer } from '../scripted/scripted-engine.js';

const NOW = '2025-01-31T09:30:00Z';

export interface ConversedTurn {
  readonly message: string;
  readonly answer: Answer;
  /** After the answer. */
  readonly state: CoachingState;
  readonly applied: readonly Action[];
  /** What the rules did not let through, and why. */
  readonly refusedActions: readonly { action: Action; reason: string }[];
  /** The reasons of those, and what changed nothing. */
  readonly refused: readonly string[];
}

/** Whose turn it is, where not the scripted coach's own on an ordinary day. */
interface Circumstances {
  readonly seed?: number;
  readonly now?: string;
  readonly past?: Past;
  readonly coach?: (turn: Turn) => Answer;
}

const rowOf = (
  { action_type, parameters }: Action,
  result_summary: string,
  id: string,
  timestamp: string,
): ActionRow => ({
  id,
  action_type,
  parameters: parameters as JsonObject,
  result_summary,
  coach_message_id: null,
  timestamp,
});

/** Takes a turn as the session's owner does: with ids of its own, each action by the rules. */
export const takeTurn = (
  state: CoachingState,
  message: string,
  { seed = 1, now = NOW, past = NO_PAST, coach = answer }: Circumstances = {},
): ConversedTurn => {
  const given = coach({ state, past, message, seed, now, instanceId: null, trialId: null });
  const id = `m${past.messages + state.chat_messages.length}`;
  const config = { component_config: null, timestamp: now };
  const applied: Action[] = [];
  const refused: string[] = [];
  const refusedActions: { action: Action; reason: string }[] = [];
  let after: CoachingState = {
    ...state,
    chat_messages: [
      ...state.chat_messages,
      { id, role: 'user', content: message, ...config },
      {
        id: `${id}-reply`,
        role: 'coach',
        content: given.reply.content,
        timestamp: now,
        component_config: given.reply.component_config,
      },
    ],
  };
  given.actions.forEach((action, index) => {
    const outcome = applyAction(after, action, { id: `${id}-a${index}`, at: now, coachMessageId: `${id}-reply` });
    if ('state' in outcome) {
      applied.push(action);
      after = { ...outcome.state, actions: [...after.actions, rowOf(action, outcome.summary, `${id}-a${index}`, now)] };
    } else if ('refused' in outcome) {
      refusedActions.push({ action, reason: outcome.refused });
      refused.push(outcome.refused);
    } else {
      refused.push(`${action.action_type} changed nothing`);
    }
  });
  return { message, answer: given, state: after, applied, refused, refusedActions };
};

export const converse = (state: CoachingState, messages: readonly string[], seed = 1): ConversedTurn[] => {
  let current = state;
  return messages.map((message) => {
    const turn = takeTurn(current, message, { seed });
    current = turn.state;
    return turn;
  });
};
