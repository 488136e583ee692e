import { COACH_TURN_VERSION, MOST_SENT, type CoachTurn } from '@rehearsal/contracts/engine/coach-turn';
import type { Turn } from '../engine.js';

/** The turn as a coach of your own is sent it: all of the state but the address, and of the past what is recent. */
export function turnFor({ state, past, message, seed, now, instanceId, trialId }: Turn): CoachTurn {
  const { email: _address, ...profile } = state.profile;
  const { chat_messages, actions } = state;
  return {
    version: COACH_TURN_VERSION,
    message,
    choices: choicesOf(chat_messages.findLast(({ role }) => role === 'coach')?.component_config),
    seed,
    now,
    instance_id: instanceId,
    trial_id: trialId,
    profile,
    coach_state: state.coach_state,
    identities: state.identities,
    user_notes: state.user_notes,
    chat_messages: chat_messages.slice(-MOST_SENT),
    actions: actions.slice(-MOST_SENT),
    totals: { chat_messages: past.messages + chat_messages.length, actions: past.actions + actions.length },
    breaks: state.breaks,
  };
}

const choicesOf = (config: Record<string, unknown> | null | undefined): string[] =>
  Array.isArray(config?.['choices'])
    ? config['choices'].filter((choice): choice is string => typeof choice === 'string')
    : [];
