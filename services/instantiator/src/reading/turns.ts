import type { Phase } from '@rehearsal/contracts/coaching/enums';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { Turn, TurnEnd, TurnOfMessage } from '@rehearsal/contracts/instance/turn';
import { endOfTurn } from '@rehearsal/contracts/instance/turn-end';
import type { InstanceJournal } from '../instance-journal.js';
import { pastOf, type Point } from './past.js';

interface Ended {
  end: TurnEnd;
  at: string;
}

/** The last turns of an instance, oldest first, from its journal. */
export async function turnsOf(journal: InstanceJournal, point: Point, last: number): Promise<Turn[]> {
  const ended = new Map<string, Ended>();
  const deleted = new Set<string>();
  const turns: Omit<Turn, 'phase'>[] = [];
  let before: Point | undefined;
  for await (const commit of pastOf(journal, point)) {
    const end = endOfTurn(commit.events, commit.seq);
    if (end) ended.set(end.to, { end: end.end, at: commit.at });
    for (const { type, data } of commit.events) {
      if (type === 'MessageDeleted') deleted.add(data.message_id);
      if (type !== 'MessageSent' || deleted.has(data.message.id)) continue;
      const known = ended.get(data.message.id);
      turns.unshift({
        message: data.message,
        sent_at: commit.at,
        sent_version: commit.seq,
        end: known?.end ?? null,
        duration_ms: known ? Math.max(0, Date.parse(known.at) - Date.parse(commit.at)) : null,
      });
      before = { id: commit.aggregateId, version: commit.seq };
    }
    if (turns.length >= last) break;
  }
  const { state } = before ? await journal.loadAt(before.id, before.version) : {};
  return state ? withPhases(turns.slice(-last), state.coach_state.current_phase) : [];
}

/** Each turn begins in the phase that the one before it ended in. */
function withPhases(turns: readonly Omit<Turn, 'phase'>[], first: Phase): Turn[] {
  let phase = first;
  return turns.map((turn) => {
    const before = phase;
    for (const { action } of turn.end?.actions ?? [])
      if (action.action_type === 'TRANSITION_PHASE') phase = action.parameters.to_phase;
    return { ...turn, phase: { before, after: phase } };
  });
}

/** The message that was said, answered or left without an answer in a commit. */
export function aboutMessage([first]: readonly InstanceFact[]): { message_id?: string } {
  if (first?.type === 'MessageSent') return { message_id: first.data.message.id };
  if (first?.type !== 'CoachReplied' && first?.type !== 'CoachTurnFailed') return {};
  return { message_id: first.data.in_reply_to };
}

export const withoutPrompt = (turn: Turn): Turn => ({ ...turn, end: turn.end && { ...turn.end, prompt: null } });

/** The turn of a message that the instance holds. */
export async function turnOfMessage(
  journal: InstanceJournal,
  { chat_messages, pending_turns }: Instance,
  point: Point,
  messageId: string,
): Promise<TurnOfMessage | undefined> {
  const message = chat_messages.findLast(({ id }) => id === messageId);
  if (!message) return undefined;
  if (pending_turns.includes(messageId)) return { message, end: null, is_pending: true };
  for await (const commit of pastOf(journal, point)) {
    const end = endOfTurn(commit.events, commit.seq);
    if (end?.to === messageId) return { message, end: end.end, is_pending: false };
  }
  return { message, end: null, is_pending: false };
}
