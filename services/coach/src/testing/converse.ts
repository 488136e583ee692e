import type { Action } from '@rehearsal/contracts/actions/actions';
import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import type { ActionRow, CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import { NO_PAST, type Answer } from '../engine.js';
import { answer } from '../scripted/scripted-engine.js';

const NOW = '2025-01-31T09:30:00Z';

export interface ConversedTurn {
  readonly message: string;
  readonly answer: Answer;
  /** After the answer. */
  readonly state: CoachingState;
  /** Reasons for which the rules refused an action. */
  readonly refused: readonly string[];
}

const rowOf = ({ action_type, parameters }: Action, result_summary: string, id: string): ActionRow => ({
  id,
  action_type,
  parameters: parameters as JsonObject,
  result_summary,
  coach_message_id: null,
  timestamp: NOW,
});

/** Takes a turn as the session's owner does: with ids of its own, each action by the rules. */
export const takeTurn = (state: CoachingState, message: string, seed = 1, now = NOW): ConversedTurn => {
  const given = answer({ state, past: NO_PAST, message, seed, now });
  const id = `m${state.chat_messages.length}`;
  const config = { component_config: null, timestamp: now };
  const refused: string[] = [];
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
    if ('state' in outcome)
      after = { ...outcome.state, actions: [...after.actions, rowOf(action, outcome.summary, `${id}-a${index}`)] };
    else refused.push('refused' in outcome ? outcome.refused : `${action.action_type} changed nothing`);
  });
  return { message, answer: given, state: after, refused };
};

export const converse = (state: CoachingState, messages: readonly string[], seed = 1): ConversedTurn[] => {
  let current = state;
  return messages.map((message) => {
    const turn = takeTurn(current, message, seed);
    current = turn.state;
    return turn;
  });
};
