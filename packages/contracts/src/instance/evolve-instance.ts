import { applyAction } from '../actions/apply-action.js';
import type { CoachingState } from '../coaching/coaching-state.js';
import { unknownFact } from '../messages/unknown-fact.js';
import type { InstanceFact } from './instance.js';
import type { Instance } from './instance-state.js';

export interface InstanceMeta {
  /** The aggregate's id. */
  id: string;
  /** The version that the fact's commit leads to. */
  version: number;
  /** When the commit was made. */
  at: string;
}

/**
 * How a fact changes an instance. The owner folds its journal with it and a browser folds pushes with it, so both show
 * the same state. Pure; `undefined` means that the instance does not exist (any more).
 */
export function evolveInstance(
  state: Instance | undefined,
  fact: InstanceFact,
  meta: InstanceMeta,
): Instance | undefined {
  if (fact.type === 'InstanceCreated') {
    const { state: coaching = notAtHand(fact), template: _kept, ...origin } = fact.data;
    return {
      ...coaching,
      ...origin,
      id: meta.id,
      pending_turns: [],
      last_turn: null,
      undo_version: null,
      created_at: meta.at,
      updated_at: meta.at,
    };
  }
  if (!state || fact.type === 'CommandRefused') return state;
  const next = { ...state, updated_at: meta.at };
  switch (fact.type) {
    case 'InstanceReset': {
      const { state: coaching = notAtHand(fact), ...origin } = fact.data;
      const { reset_undone: _settled, ...instance } = inRealTime(next);
      return { ...instance, ...coaching, ...origin, pending_turns: [], last_turn: null };
    }
    case 'ResetUndone': {
      const { state: coaching = notAtHand(fact), restored_version, discarded_messages, ...origin } = fact.data;
      return {
        ...inRealTime(next),
        ...coaching,
        ...origin,
        pending_turns: [],
        last_turn: null,
        undo_version: meta.version - 1,
        reset_undone: !state.reset_undone,
      };
    }
    case 'ClockMoved':
      return { ...next, clock: fact.data.clock };
    case 'MessageSent':
      return {
        ...next,
        chat_messages: [...state.chat_messages, fact.data.message],
        pending_turns: [...state.pending_turns, fact.data.message.id],
      };
    case 'CoachReplied': {
      const { in_reply_to, message, prompt, engine } = fact.data;
      return {
        ...next,
        chat_messages: [...state.chat_messages, message],
        pending_turns: state.pending_turns.filter((id) => id !== in_reply_to),
        last_turn: { message_id: in_reply_to, engine, prompt, failure: null },
      };
    }
    case 'ActionApplied': {
      const { id, action, at, coach_message_id } = fact.data;
      const outcome = applyAction(coachingOf(next), action, { id, at, coachMessageId: coach_message_id });
      return 'state' in outcome ? { ...next, ...outcome.state } : next;
    }
    case 'CoachTurnFailed': {
      const { in_reply_to, code, detail, engine } = fact.data;
      return {
        ...next,
        pending_turns: state.pending_turns.filter((id) => id !== in_reply_to),
        last_turn: { message_id: in_reply_to, engine, prompt: null, failure: { code, detail } },
      };
    }
    case 'MessageDeleted':
      return withoutMessage(next, fact.data.message_id);
    case 'SessionClosed':
      return { ...next, closed_at: meta.at, pending_turns: [] };
    case 'InstanceDeleted':
      return undefined;
    case 'CleanupStarted':
      return state;
    default:
      throw unknownFact(fact);
  }
}

/** Whether a fact leads to a state that it only names: who hears of it reads the instance. */
export const isByReference = ({ type, data }: { type: string; data: unknown }): boolean =>
  (type === 'InstanceCreated' || type === 'InstanceReset' || type === 'ResetUndone') &&
  (data as { state?: unknown }).state === undefined;

function notAtHand({ type }: InstanceFact): never {
  throw new Error(`the state that ${type} leads to is read from the journal, and not folded`);
}

/** What came of a message stays when it goes; it only does not lead there any more. */
const withoutMessage = (instance: Instance, messageId: string): Instance => ({
  ...instance,
  chat_messages: instance.chat_messages.filter(({ id }) => id !== messageId),
  pending_turns: instance.pending_turns.filter((id) => id !== messageId),
  user_notes: instance.user_notes.map((note) =>
    note.source_message_id === messageId ? { ...note, source_message_id: null } : note,
  ),
  actions: instance.actions.map((action) =>
    action.coach_message_id === messageId ? { ...action, coach_message_id: null } : action,
  ),
});

/** What comes next says which clock there is, if any. */
const inRealTime = ({ clock: _left, ...instance }: Instance): Instance => instance;

/** The coaching state within an instance: what a template describes, without what the system keeps beside it. */
export const coachingOf = (instance: Instance): CoachingState => ({
  profile: instance.profile,
  coach_state: instance.coach_state,
  identities: instance.identities,
  chat_messages: instance.chat_messages,
  user_notes: instance.user_notes,
  actions: instance.actions,
  breaks: instance.breaks,
});
