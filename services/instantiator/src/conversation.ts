import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact, InstanceKind } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import { Refusal } from '@rehearsal/platform/errors';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import type { Decide } from './decide.js';
import { existing, speakable } from './existing.js';

/** What is said and done in a session is dated by the person's own clock. */

export const sendMessage: Decide<'SendMessage'> = (state, data, context) => {
  const { clock } = speakable(state, context, data.kind);
  const message = {
    id: data.message_id,
    role: 'user' as const,
    content: data.content,
    timestamp: clockTime(clock, context.now),
    component_config: null,
  };
  return [{ type: 'MessageSent', data: { kind: data.kind, message } }];
};

/**
 * The coach proposes, the rules decide: each action is applied to what the ones before it left. One that changes nothing
 * leaves no row; one that the rules refuse is kept with its reason, for the person who looks at the turn.
 */
export const recordCoachTurn: Decide<'RecordCoachTurn'> = (state, data, context) => {
  const instance = pendingTurn(state, data, context);
  const at = clockTime(instance.clock, context.now);
  const message = { id: `${data.message_id}-reply`, role: 'coach' as const, timestamp: at, ...data.reply };
  const refused: { action: (typeof data.actions)[number]; reason: string }[] = [];
  const applied: InstanceFact[] = [];
  let coaching = { ...coachingOf(instance), chat_messages: [...instance.chat_messages, message] };
  for (const [index, action] of data.actions.entries()) {
    const id = `${data.message_id}-a${index}`;
    const outcome = applyAction(coaching, action, { id, at, coachMessageId: message.id });
    if ('refused' in outcome) refused.push({ action, reason: outcome.refused });
    if (!('state' in outcome)) continue;
    coaching = outcome.state;
    applied.push({
      type: 'ActionApplied',
      data: { id, action, summary: outcome.summary, coach_message_id: message.id, at },
    });
  }
  const { message_id: in_reply_to, prompt, engine, fingerprint, seed, cost, times } = data;
  const by = { engine, fingerprint, seed, ...(cost && { cost }), ...(times && { times }) };
  const replied = { in_reply_to, message, prompt, ...by, refused_actions: refused };
  return [{ type: 'CoachReplied', data: replied }, ...applied];
};

export const recordCoachFailure: Decide<'RecordCoachFailure'> = (state, data, context) => {
  pendingTurn(state, data, context);
  const { message_id: in_reply_to, code, detail, engine, cost } = data;
  return [{ type: 'CoachTurnFailed', data: { in_reply_to, code, detail, engine, ...(cost && { cost }) } }];
};

/** The failure of a turn that somebody gave up waiting for. No engine had a part in it. */
export const endTurn: Decide<'EndTurn'> = (state, data, context) => {
  pendingTurn(state, data, context);
  const detail = `The turn was ended by ${context.actor.id} before the coach had answered.`;
  return [
    { type: 'CoachTurnFailed', data: { in_reply_to: data.message_id, code: 'TURN_ENDED', detail, engine: 'none' } },
  ];
};

export const deleteMessage: Decide<'DeleteMessage'> = (state, { message_id, kind }, context) => {
  // Also where nothing more is said: whoever said it may take it back.
  const { chat_messages } = existing(state, context, kind);
  if (!chat_messages.some(({ id }) => id === message_id))
    throw new Refusal('MESSAGE_NOT_FOUND', `There is no message "${message_id}" in this conversation.`);
  return [{ type: 'MessageDeleted', data: { message_id } }];
};

/**
 * A reset or an earlier answer may have overtaken the turn: its answer has no place any more. Whether anything more may be
 * said is not asked: what was said before is still answered, or ended.
 */
function pendingTurn(
  state: Instance | undefined,
  data: { message_id: string; kind: InstanceKind },
  context: DecideContext,
): Instance {
  const instance = existing(state, context, data.kind);
  if (!instance.pending_turns.includes(data.message_id)) {
    throw new Refusal('MESSAGE_NOT_PENDING', `The message "${data.message_id}" does not wait for an answer.`);
  }
  return instance;
}
